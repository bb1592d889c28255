import IntentCore

/// The directories of a spool, open.
///
/// Everything the spool does goes through these descriptors, so that a spool that is moved or mounted over while it
/// runs is still one spool. They close when this goes.
final class Layout: Sendable {
  typealias Descriptor = FileSystem.Descriptor

  /// Version of the layout that this code writes and reads.
  static let version = 1

  let files: Files
  /// The spool's path, for messages and for watching.
  let path: String
  let root: Descriptor
  let pending: Descriptor
  let delayed: Descriptor
  let held: Descriptor
  let processing: Descriptor
  let completed: Descriptor
  let failed: Descriptor
  let cancelled: Descriptor
  let rejected: Descriptor
  /// `.intent/`
  let own: Descriptor
  let journal: Descriptor
  let temporary: Descriptor
  let control: Descriptor
  let batches: Descriptor
  let schedules: Descriptor
  /// `.intent/schedules/`
  let cursors: Descriptor

  init(files: Files, path: String, _ opened: [LayoutDirectory: Descriptor]) {
    self.files = files
    self.path = path
    root = opened[.root]!
    pending = opened[.state(.pending)]!
    delayed = opened[.state(.delayed)]!
    held = opened[.state(.held)]!
    processing = opened[.state(.processing)]!
    completed = opened[.state(.completed)]!
    failed = opened[.state(.failed)]!
    cancelled = opened[.state(.cancelled)]!
    rejected = opened[.state(.rejected)]!
    own = opened[.own]!
    journal = opened[.journal]!
    temporary = opened[.temporary]!
    control = opened[.control]!
    batches = opened[.batches]!
    schedules = opened[.schedules]!
    cursors = opened[.cursors]!
  }

  deinit {
    for descriptor in all { files.close(descriptor) }
  }

  private var all: [Descriptor] {
    [
      root, pending, delayed, held, processing, completed, failed, cancelled, rejected, own, journal, temporary,
      control, batches, schedules, cursors,
    ]
  }

  /// The directory of a state; for completed jobs the one that holds the days.
  func directory(of state: JobState) -> Descriptor {
    switch state {
    case .pending: pending
    case .delayed: delayed
    case .held: held
    case .processing: processing
    case .completed: completed
    case .failed: failed
    case .cancelled: cancelled
    case .rejected: rejected
    }
  }
}
