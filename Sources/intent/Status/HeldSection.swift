import IntentCore
import IntentModel

/// What waits for a person or a deployment, by what it waits for.
struct HeldSection: StatusSection {
  /// Jobs that are held for the same reason.
  struct Group: Encodable, Sendable, Equatable {
    var reason: String
    /// What their messages have in common.
    var message: String
    /// Jobs among those that were read.
    var count: Int
    /// Since when the first of them is held.
    var since: Timestamp
    var exampleID: String
    /// What to do.
    var remedy: String
  }

  /// Groups that people are shown.
  private static let rows = 10

  /// The largest first.
  var groups: [Group] = []
  var read: Int
  var of: Int
  /// Whether all were read.
  var isComplete: Bool

  init(_ look: SpoolLook) {
    let survey = look[.held]
    read = survey.found.count
    of = survey.candidates
    isComplete = survey.isComplete && survey.found.count >= survey.times.count
    var byReason: [[String]: Group] = [:]
    for found in survey.found {
      let summary = RecordSummary(found.job)
      let reason = summary.held?.kind.rawValue ?? "?"
      let message = summary.held?.message ?? summary.errorMessage ?? ""
      let pattern = MessagePattern.of(message)
      let since = summary.held?.since ?? found.at
      var group =
        byReason[[reason, pattern]]
        ?? Group(
          reason: reason, message: message, count: 0, since: since, exampleID: summary.id,
          remedy: Self.remedy(reason, summary.id))
      if group.count > 0 { group.message = group.message == message ? message : pattern }
      group.count += 1
      group.since = min(group.since, since)
      byReason[[reason, pattern]] = group
    }
    groups = byReason.values.sorted { ($1.count, $0.exampleID) < ($0.count, $1.exampleID) }
  }

  /// What ends the wait, by the kind of its reason.
  private static func remedy(_ reason: String, _ id: String) -> String {
    switch ErrorKind(rawValue: reason) {
    case .unknownIntent: "add an entry to the registry; they run once it is there"
    case .loadFailed: "intent handlers check; they run once it is mended"
    case .disabled: "say \"enabled\": true in the registry"
    case .approvalRequired: "intent approve|reject \(id)"
    case .paused: "intent batch resume \(id)"
    default: "intent show \(id)"
    }
  }

  func lines(on terminal: Terminal) -> [String] {
    if groups.isEmpty { return [] }
    var list = GroupList(titles: ["HELD", "REASON", "WHAT TO DO", "SINCE"])
    for group in groups.prefix(Self.rows) {
      list.groups.append(
        .init(
          count: .init((isComplete ? "" : "≥ ") + Quantity.count(group.count), .yellow),
          cells: [
            .init("\(group.reason): \(group.message)"), .init(group.remedy, .cyan), .init(group.since.display, .dim),
          ]))
    }
    var notes: [String] = []
    if groups.count > Self.rows { notes.append("and \(Quantity.count(groups.count - Self.rows)) more reasons") }
    if !isComplete { notes.append("from the last \(Quantity.count(read)) of \(Quantity.count(of))") }
    return list.lines(on: terminal) + notes.map { terminal.paint($0, .dim) }
  }
}
