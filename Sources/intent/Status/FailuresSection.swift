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

  /// Records whose time is asked for, and the newest of these that are read.
  private static let (looks, reads) = (100_000, 1_000)
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

  init(_ survey: Survey, since: Timestamp) {
    self.since = since
    read = survey.found.count
    of = Int((Double(survey.times.count) * survey.scale).rounded())
    isComplete = survey.isComplete && survey.found.count >= survey.times.count
    var byPattern: [[String]: Group] = [:]
    for found in survey.found {
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

  init(of spool: any SpoolSurveying, since age: DurationText, now: Timestamp) throws(SpoolError) {
    let since = now.adding(milliseconds: -age.milliseconds)
    self.init(
      try spool.survey(.failed, SurveyQuestion(since: since, reads: Self.reads, looks: Self.looks)), since: since)
  }

  func lines(on terminal: Terminal) -> [String] {
    if groups.isEmpty { return [] }
    var list = GroupList(titles: ["FAILED", "INTENT", "MESSAGE", "LAST", "EXAMPLE"])
    for group in groups.prefix(Self.rows) {
      let kind = group.errorKind.map { "\($0): " } ?? ""
      list.groups.append(
        .init(
          count: .init((isComplete ? "" : "≥ ") + group.count.grouped, .red),
          cells: [
            .init(group.intent ?? "?"), .init(kind + (group.count == 1 ? group.exampleMessage : group.message)),
            .init(group.lastAt.display, .dim), .init(group.exampleID, .dim),
          ]))
    }
    var notes: [String] = []
    if groups.count > Self.rows { notes.append("and \((groups.count - Self.rows).grouped) more kinds of failures") }
    if !isComplete { notes.append("from the last \(read.grouped) of about \(of.grouped) since \(since.display)") }
    return list.lines(on: terminal) + notes.map { terminal.paint($0, .dim) }
  }
}
