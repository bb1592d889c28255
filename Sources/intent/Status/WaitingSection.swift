import IntentCore
import IntentModel

/// The oldest job of each intent that waits for a worker: in `pending/`, or in `delayed/` past its time.
struct WaitingSection: StatusSection {
  /// The jobs of one intent.
  struct Intent: Encodable, Sendable, Equatable {
    /// nil: what waits is no job, or does not say.
    var intent: String?
    /// Jobs among those that were read.
    var jobs: Int
    var oldestID: String
    /// Since when it waits.
    var oldestSince: Timestamp
    var oldestAgeSeconds: Double
  }

  /// Intents that people are shown.
  private static let rows = 10

  /// The longest waiting first.
  var intents: [Intent] = []
  /// Jobs that were read.
  var read = 0
  /// Jobs whose time was asked for, of which the oldest were read.
  var lookedAt: Int
  /// Jobs in `pending/`, and those in `delayed/` past their time that were seen.
  var of: Int
  /// Whether all were read. If not, there may be intents that are missing here, and older jobs.
  var isComplete: Bool

  init(_ look: SpoolLook) {
    let (pending, delayed, now) = (look[.pending], look[.delayed], look.now)
    lookedAt = pending.looked
    of = pending.candidates
    isComplete = pending.isComplete && pending.found.count >= pending.times.count && delayed.isComplete
    var byIntent: [String?: Intent] = [:]
    let due = delayed.times.count { $0 <= now }
    of += due
    lookedAt += due
    let overdue = delayed.found.filter { $0.at <= now }
    if overdue.count < due { isComplete = false }
    for found in pending.found + overdue {
      let summary = RecordSummary(found.job)
      read += 1
      // One whose time is still to come waits for that, and for no worker.
      if let dueAt = summary.dueAt, dueAt > now { continue }
      let age = Double(max(0, now.milliseconds(since: found.at))) / 1000
      let one = Intent(
        intent: summary.key, jobs: 1, oldestID: summary.id, oldestSince: found.at, oldestAgeSeconds: age)
      guard var known = byIntent[summary.key] else {
        byIntent[summary.key] = one
        continue
      }
      let count = known.jobs + 1
      if found.at < known.oldestSince { known = one }
      known.jobs = count
      byIntent[summary.key] = known
    }
    intents = byIntent.values.sorted { ($0.oldestSince, $0.oldestID) < ($1.oldestSince, $1.oldestID) }
  }

  func lines(on terminal: Terminal) -> [String] {
    if intents.isEmpty { return [] }
    var table = Table([
      .init(title: "WAITING", isFlexible: true), .init(title: "JOBS", alignment: .right),
      .init(title: "OLDEST", alignment: .right), .init(title: "JOB", isFlexible: true),
    ])
    for intent in intents.prefix(Self.rows) {
      table.add([
        .init(intent.intent ?? "?"), .init((isComplete ? "" : "≥ ") + Quantity.count(intent.jobs)),
        .init(DurationText(milliseconds: Int64(intent.oldestAgeSeconds * 1000)).rough), .init(intent.oldestID, .dim),
      ])
    }
    var notes: [String] = []
    if intents.count > Self.rows { notes.append("and \(Quantity.count(intents.count - Self.rows)) more intents") }
    if !isComplete {
      notes.append(
        "from \(Quantity.count(read)) jobs, the oldest of \(Quantity.count(lookedAt)) looked at; \(Quantity.count(of)) wait"
      )
    }
    return table.lines(on: terminal) + notes.map { terminal.paint($0, .dim) }
  }
}
