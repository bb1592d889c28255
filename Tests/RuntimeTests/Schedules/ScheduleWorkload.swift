import FileSpool
import IntentCore
import IntentJSON
import IntentModel
import SpoolTesting

@testable import IntentRuntime

/// A small dispatcher with schedules, a minute at a time: it submits what is due, runs all it can, and lets every record
/// of it go at once, so that nothing but the schedules' cursors keeps a run from coming twice.
///
/// It can be begun again after a death anywhere, and comes to the same end.
final class ScheduleWorkload {
  let disk: MemoryFileSystem
  let clock: TestClock
  var seen: Seen
  private var patience: Patience

  /// What the outside world saw: of each run, the jobs that were done for it.
  struct Seen {
    /// The uids of jobs that were completed, by their id: two for one id are a run that came twice.
    var done: [String: Set<String>] = [:]
    /// Ids of jobs that were held.
    var held: Set<String> = []
    /// Whether the removal of the schedule `gone` was acknowledged.
    var removed = false
  }

  /// The schedules, and what becomes of them: every minute; every minute a little later; only while the job before is
  /// done, which it never is; removed on the way; and no schedule at all.
  private static let files = [
    ("minutely", #"{"cron":"* * * * *","missed":{"all":100},"job":\#(job("test.exec.done"))}"#),
    ("later", #"{"every":"60s","missed":"all","jitter":"30s","job":\#(job("test.exec.done"))}"#),
    ("stuck", #"{"cron":"* * * * *","overlap":"skip","job":\#(job("test.exec.held"))}"#),
    ("gone", #"{"cron":"* * * * *","missed":"none","job":\#(job("test.exec.done"))}"#),
    ("bad", #"{"cron":"61 * * * *","job":\#(job("test.exec.done"))}"#),
  ]

  private static func job(_ key: String) -> String { "{\"intent_key\":\"\(key)\",\"intent_params\":{}}" }

  static let start = TestClock().now()
  /// So long it lives, in minutes.
  static let minutes = 2
  static let end = start.adding(milliseconds: Int64(minutes) * 60_000)

  /// The runs that have to come, each once.
  static var expected: [String] {
    (0...minutes).flatMap { minute in
      ["minutely", "later"].map { name in
        Occurrence(.known(name), at: start.adding(milliseconds: Int64(minute) * 60_000)).id.text
      }
    }
  }

  init(_ disk: MemoryFileSystem, _ clock: TestClock, _ seen: Seen = Seen()) {
    self.disk = disk
    self.clock = clock
    patience = Patience(clock)
    self.seen = seen
  }

  /// A new world, with the schedules dropped ten seconds ago.
  static func fresh() throws -> ScheduleWorkload {
    let clock = TestClock()
    let disk = MemoryFileSystem(time: (clock.now().milliseconds - 10_000) * 1_000_000)
    try disk.makeDirectory("spool", in: nil, permissions: 0o755)
    let root = try disk.open("spool", in: nil, .directory, permissions: 0)
    try disk.makeDirectory("schedules", in: root, permissions: 0o755)
    for (name, text) in files {
      let file = try disk.open(FileName("schedules/\(name).json"), in: root, .create, permissions: 0o644)
      _ = try Array(text.utf8).withUnsafeBytes { try disk.write(file, $0, at: 0) }
      try disk.close(file)
    }
    try disk.syncFileSystem(root)
    try disk.close(root)
    return ScheduleWorkload(disk, clock)
  }

  /// The life of one process, until everything is done. Throws what the spool throws.
  ///
  /// - Parameter limit: How often a call may fail before it counts as broken: 0 in a life that is to end early.
  func live(_ system: FaultyFileSystem, boot: String, patience limit: Int = 0) throws {
    patience.limit = limit
    let options = FileSpoolOptions.crashing(system, boot: boot, clock: clock)
    let spool = try patience { () throws(SpoolError) in try FileSpool.open(at: "spool", options: options) }
    let orphans = try patience { () throws(SpoolError) in try spool.recover() }
    try commit(orphans.map { $0.interrupted(at: clock.now()) }, spool)
    try note(recordsOf: spool)
    let scheduler = Scheduler(spool, zones: TimeZoneDatabase(), clock: clock, log: SilentLog())
    while true {
      try schedule(scheduler, system)
      if !seen.removed, clock.now() >= Self.start.adding(milliseconds: 60_000) {
        _ = try patience { () throws(SpoolError) in try spool.removeSchedule(.known("gone")) }
        seen.removed = true
      }
      try run(spool)
      if clock.now() >= Self.end { break }
      // Faults have taken time, too.
      clock.advance(milliseconds: 60_000 - clock.now().milliseconds % 60_000)
    }
    // The last ones start a little later.
    clock.advance(milliseconds: 30_000)
    try run(spool)
    spool.close()
  }

  /// A turn of the loop, as the dispatcher takes it: nothing is claimed before it has worked.
  private func schedule(_ scheduler: Scheduler, _ system: FaultyFileSystem) throws {
    scheduler.mayHaveNews = true
    for _ in 0...patience.limit {
      _ = scheduler.turn()
      if system.isDead { throw SpoolError(.storage, "died") }
      if scheduler.isQuiet(at: clock.now()) { return }
      clock.advance(milliseconds: 1000)
    }
    throw SpoolError(.storage, "schedules do not settle")
  }

  private func run(_ spool: FileSpool) throws {
    for _ in 0..<20 {
      spool.requestScan()
      let claims = try patience { () throws(SpoolError) in try spool.claim(limit: 3, filter: ClaimFilter()) }
      if claims.isEmpty { break }
      let now = clock.now()
      let decided = claims.map { claim in
        claim.job.key.text == "test.exec.held"
          ? Transition.hold(claim, because: IntentError(.unknownIntent, "not yet"), now: now) : claim.completed(at: now)
      }
      let results = try commit(decided, spool)
      for (result, claim) in zip(results, claims) where result == .held {
        if claim.job.key.text == "test.exec.held" {
          seen.held.insert(claim.job.id.text)
        } else {
          seen.done[claim.job.id.text, default: []].insert(claim.job.uid.text)
        }
      }
    }
    _ = try patience { () throws(SpoolError) in
      try spool.purge([.completed], before: clock.now().adding(milliseconds: 86_400_000))
    }
  }

  /// What a dead process did and could not tell.
  private func note(recordsOf spool: FileSpool) throws {
    let records = try patience { () throws(SpoolError) in
      var records: [RecordSummary] = []
      try spool.list(.completed) { listed in
        records.append(RecordSummary(listed))
        return true
      }
      return records
    }
    for record in records { seen.done[record.id, default: []].insert(record.uid ?? "") }
  }

  @discardableResult
  private func commit(_ transitions: [Transition], _ spool: FileSpool) throws -> [CommitResult] {
    if transitions.isEmpty { return [] }
    return try patience { () throws(SpoolError) in try spool.commit(transitions) }
  }

  /// What does not hold at the end.
  func violations() -> [String] {
    var violations: [String] = []
    let tree = disk.tree()
    for id in Self.expected {
      let uids = seen.done[id] ?? []
      if uids.isEmpty { violations.append("\(id) was lost") }
    }
    for (id, uids) in seen.done where uids.count > 1 { violations.append("\(id) came \(uids.count) times") }
    let held = Set(tree.keys.filter { $0.hasPrefix("/spool/held/") }).count
    if seen.held.count > 1 || held != 1 {
      violations.append("while one is stuck no other may come, and it may not go: \(seen.held.sorted()), \(held)")
    }
    let late = seen.done.keys.filter { $0.hasPrefix("gone.") && $0 > "gone.20261121T000100Z" }
    if !late.isEmpty { violations.append("the removed schedule ran: \(late)") }
    for path in ["/spool/.intent/schedules/gone.json", "/spool/schedules/gone.json", "/spool/schedules/bad.json"]
    where tree[path] != nil {
      violations.append("\(path) is there still")
    }
    for name in ["bad.json", "bad.error.json"] where tree["/spool/rejected/\(name)"] == nil {
      violations.append("rejected/\(name) is missing")
    }
    for (path, bytes) in tree where path.hasSuffix(".json") && (try? JSONText(validating: bytes)) == nil {
      violations.append("\(path) is torn")
    }
    for path in tree.keys where path.hasPrefix("/spool/.intent/tmp/schedule-") {
      violations.append("\(path) was left behind")
    }
    return violations
  }
}

struct SilentLog: LogSink {
  var level: LogLevel { .error }
  func write(_ level: LogLevel, _ line: String) {}
}

extension ScheduleName {
  /// A name that is known to be one.
  static func known(_ text: String) -> ScheduleName {
    guard let name = try? ScheduleName(text) else { fatalError("\(text) is no schedule's name") }
    return name
  }
}
