import IntentCore
import IntentModel

/// Submits the jobs of schedules when their times come.
///
/// Belongs to the dispatcher's loop, which asks it in each turn, before it claims. Jobs are submitted under their runs'
/// ids, then the cursors are written; until that has worked no job is claimed (``isSettled``), so that a crash anywhere
/// finds either the cursor where it was and the jobs there, or both where they belong. What the storage refuses is said
/// once, and the same runs are tried again every second. Files are looked at in an extension.
final class Scheduler {
  struct Entry {
    var schedule: Schedule
    var timeline: Timeline
    var cursor: ScheduleCursor
    var nextDue: Timestamp?
  }

  /// What was decided, and is not known to be durable yet.
  struct Undone {
    var jobs: [NewJob] = []
    var cursors: [ScheduleName: ScheduleCursor] = [:]
    var notes: [(LogLevel, String)] = []
  }

  let spool: any SpoolSchedules
  let zones: TimeZoneDatabase
  let clock: any RuntimeClock
  let log: any LogSink
  var entries: [ScheduleName: Entry] = [:]
  /// Files that were read, by name.
  var known: [String: ScheduleVersion] = [:]
  /// Files that are looked at again: somebody may be writing them, or their time zone cannot be read.
  var waiting: [String: (until: Timestamp, since: Timestamp)] = [:]
  var undone: Undone?
  var hasLooked = false
  var needsLook = true
  private var lastNow = Timestamp.distantPast
  private var fault: SpoolError?
  private var retryAt: MonotonicInstant?
  /// What was said of files that wait, so that it is said once.
  var said: [String: String] = [:]

  /// Schedules whose files are gone, and whose cursors may not be.
  var gone: [ScheduleName] = []

  /// The spool may have news of schedules.
  var mayHaveNews = true

  /// How long a file that does not read is left alone, and how long somebody waits for it, in milliseconds.
  static let (settle, patience): (Int64, Int64) = (1000, 5000)
  /// Pause before what failed is tried again, in milliseconds.
  private static let faultWait: Int64 = 1000

  init(_ spool: any SpoolSchedules, zones: TimeZoneDatabase, clock: any RuntimeClock, log: any LogSink) {
    self.spool = spool
    self.zones = zones
    self.clock = clock
    self.log = log
  }

  /// Whether all that was submitted is written down: else nothing is to be claimed.
  var isSettled: Bool { hasLooked && undone == nil }

  /// Whether nothing is due, nor about to be written.
  func isQuiet(at now: Timestamp) -> Bool {
    isSettled && !waiting.values.contains { now.milliseconds(since: $0.since) < Self.patience }
      && !(entriesDue.map { $0 <= now } ?? false)
  }

  /// How long until there is something to do, in milliseconds; nil: for ever.
  var delay: Int64? {
    if let retryAt { return max(0, (retryAt.nanoseconds - clock.monotonic().nanoseconds + 999_999) / 1_000_000) }
    guard let due = [entriesDue, waiting.values.map(\.until).min()].compactMap({ $0 }).min() else { return nil }
    return max(0, due.milliseconds(since: clock.now()))
  }

  var entriesDue: Timestamp? { entries.values.compactMap(\.nextDue).min() }

  /// Does what is due. Answers whether jobs were submitted.
  func turn() -> Bool {
    if let retryAt, clock.monotonic() < retryAt { return false }
    do throws(SpoolError) {
      let hasSubmitted = try finish()
      let now = clock.now()
      try look(at: now)
      if now < lastNow { recompute(at: now) }
      lastNow = now
      try decide(at: now)
      let hasSubmittedMore = try finish()
      recovered()
      return hasSubmitted || hasSubmittedMore
    } catch {
      failed(error)
      return false
    }
  }

  // MARK: Runs

  /// The clock was set back.
  func recompute(at now: Timestamp) {
    for name in entries.keys { recompute(name, at: now) }
  }

  func recompute(_ name: ScheduleName, at now: Timestamp) {
    guard let entry = entries[name] else { return }
    entries[name]?.nextDue = entry.schedule.nextDue(entry.cursor, timeline: entry.timeline, now: now)
  }

  private func decide(at now: Timestamp) throws(SpoolError) {
    for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
      guard let due = entry.nextDue, due <= now else { continue }
      var isLastUnfinished = false
      if entry.schedule.overlap == .skip, let last = entry.cursor.last {
        isLastUnfinished = try spool.isUnfinished(Occurrence(name, at: last).id)
      }
      let decision = entry.schedule.decide(
        entry.cursor, timeline: entry.timeline, now: now, isLastUnfinished: isLastUnfinished)
      var next = undone ?? Undone()
      for at in decision.submit { next.jobs.append(entry.schedule.job(for: Occurrence(name, at: at))) }
      next.notes += decision.omitted.map { (.warning, "schedule \(name): " + Self.note($0, entry)) }
      next.cursors[name] = decision.cursor
      undone = next
      entries[name]?.cursor = decision.cursor
      recompute(name, at: now)
    }
  }

  private static func note(_ omission: ScheduleDecision.Omission, _ entry: Entry) -> String {
    switch omission {
    case .missed(let from, let through):
      let span = from == through ? "the run of \(from) was" : "runs from \(from) to \(through) were"
      return "\(span) missed, and left out as \"missed\" says"
    case .overlap(let at):
      let last = entry.cursor.last.map { ", \(Occurrence(entry.schedule.name, at: $0).id)," } ?? ""
      return "the run of \(at) is left out: the job of the one before\(last) is not finished"
    }
  }

  /// Makes what was decided durable. A second call does the same again, and finds what the first one did.
  private func finish() throws(SpoolError) -> Bool {
    guard let undone else { return false }
    let results = undone.jobs.isEmpty ? [] : try spool.submit(undone.jobs)
    let isSettling = results.contains { if case .duplicate = $0 { true } else { false } }
    try spool.saveScheduleCursors(undone.cursors, settling: isSettling)
    self.undone = nil
    for result in results {
      switch result {
      case .accepted(let id): log.note(.info, "schedule: \(id) submitted")
      case .duplicate(let id, let state): log.note(.info, "schedule: \(id) is in \(state.rawValue)/ already")
      case .invalid(let message): log.note(.error, "schedule: a run is not submitted: \(message)")
      }
    }
    for (level, line) in undone.notes { log.note(level, line) }
    return !results.isEmpty
  }

  // MARK: Faults

  private func failed(_ error: SpoolError) {
    retryAt = clock.monotonic().adding(milliseconds: Self.faultWait)
    if fault == nil {
      log.note(.error, "schedules wait: \(error.message); nothing is lost, it is tried again every second")
    }
    fault = error
  }

  private func recovered() {
    retryAt = nil
    if fault != nil { log.note(.info, "schedules go on: the storage works again") }
    fault = nil
  }
}
