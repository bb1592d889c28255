import IntentCore
import IntentModel

/// What failed lately, alike with alike.
struct FailuresSection: StatusSection {
  /// Failures of one intent whose messages differ in numbers and ids only.
  struct Group: Encodable, Sendable, Equatable {
    var intent: String?
    var errorKind: String?
    /// What the messages have in common.
    var message: String
    /// Failures among those that were read.
    var count: Int
    var lastAt: Timestamp
    /// The last one.
    var exampleID: String
    var exampleMessage: String
  }

  /// Groups that people are shown.
  private static let rows = 10

  var since: Timestamp
  /// The largest first.
  var groups: [Group] = []
  /// Records that were read: the newest.
  var read: Int
  /// Records since then.
  var of: Int
  /// Whether all were read.
  var isComplete: Bool

  init(_ look: SpoolLook, since: Timestamp) {
    self.since = since
    let survey = look[.failed]
    let found = survey.found.filter { $0.at >= since }
    let times = survey.times.count { $0 >= since }
    read = found.count
    of = Int((Double(times) * survey.scale).rounded())
    isComplete = survey.isComplete && read >= times
    var byPattern: [[String]: Group] = [:]
    for found in found {
      let summary = RecordSummary(found.job)
      let message = summary.errorMessage ?? ""
      let pattern = MessagePattern.of(message)
      // They come newest first: the first of its kind is the last that happened.
      byPattern[
        [summary.key ?? "", summary.errorKind ?? "", pattern],
        default: Group(
          intent: summary.key, errorKind: summary.errorKind, message: pattern, count: 0, lastAt: found.at,
          exampleID: summary.id, exampleMessage: message)
      ].count += 1
    }
    groups = byPattern.values.sorted { ($1.count, $1.lastAt, $0.exampleID) < ($0.count, $0.lastAt, $1.exampleID) }
  }

  func lines(on terminal: Terminal) -> [String] {
    if groups.isEmpty { return [] }
    var list = GroupList(titles: ["FAILED", "INTENT", "MESSAGE", "LAST", "EXAMPLE"])
    for group in groups.prefix(Self.rows) {
      let kind = group.errorKind.map { "\($0): " } ?? ""
      list.groups.append(
        .init(
          count: .init((isComplete ? "" : "≥ ") + Quantity.count(group.count), .red),
          cells: [
            .init(group.intent ?? "?"), .init(kind + (group.count == 1 ? group.exampleMessage : group.message)),
            .init(group.lastAt.display, .dim), .init(group.exampleID, .dim),
          ]))
    }
    var notes: [String] = []
    if groups.count > Self.rows {
      notes.append("and \(Quantity.count(groups.count - Self.rows)) more kinds of failures")
    }
    if !isComplete {
      notes.append("from the last \(Quantity.count(read)) of about \(Quantity.count(of)) since \(since.display)")
    }
    return list.lines(on: terminal) + notes.map { terminal.paint($0, .dim) }
  }
}
