import IntentCore

/// A directory that every spool has.
enum LayoutDirectory: Hashable, Sendable {
  case root
  case state(JobState)
  /// `.intent/`
  case own
  case journal
  case temporary
  case control
  /// `batches/`: items and outcomes of jobs that have many.
  case batches
  /// `schedules/`: the rules by which jobs submit themselves.
  case schedules
  /// `.intent/schedules/`: how far each of these has come.
  case cursors

  /// All of them, parents first.
  static let all: [LayoutDirectory] =
    [.root, .own, .temporary, .journal, .control, .batches, .schedules, .cursors] + JobState.allCases.map { .state($0) }

  /// The path from the spool's directory.
  var path: String {
    switch self {
    case .root: "."
    case .state(let state): state.rawValue
    case .own: ".intent"
    case .journal: ".intent/journal"
    case .temporary: ".intent/tmp"
    case .control: ".intent/control"
    case .batches: "batches"
    case .schedules: "schedules"
    case .cursors: ".intent/schedules"
    }
  }

  /// Whether others may be allowed to write into it: only where drops arrive, and beside the spool's directories if
  /// these cannot be replaced (a sticky directory).
  var isOpenToAll: Bool { self == .root || self == .state(.pending) }
}
