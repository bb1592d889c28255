import CFloor
import IntentModel

/// What a large backlog changes: the drain's rate, how soon the first job starts, the dispatcher's memory; and how fast a
/// backlog is read, beside a C loop that reads the same files.
struct BacklogBench {
  private static let small = 10_000
  /// So many jobs of the large one are done, and no more.
  private static let counted = 50_000
  /// Jobs of another queue among them.
  private static let probes = 100

  var tools: BenchTools
  var backlog: Int
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let registry = try tools.registry()
    let spool = try tools.directory.make("backlog")
    // Makes it a spool, of which a queue can be paused.
    _ = try tools.drain(spool, registry: registry)
    try Drops.fill(spool, backlog)
    return [try intake(spool, registry: registry)] + (try drains(spool, registry: registry))
  }

  /// What one run has done is dropped again before the next one.
  private func drains(_ spool: String, registry: String) throws(BenchError) -> [BenchRow] {
    let smallJobs = min(Self.small, backlog)
    let largeJobs = min(Self.counted, backlog)
    var small: [WorkStint] = []
    var large: [WorkStint] = []
    for run in 0..<runs {
      let beside = try tools.directory.make("backlog-small-\(run)")
      try Drops.fill(beside, smallJobs)
      small.append(try WorkStint(tools, on: beside, jobs: smallJobs, registry: registry))
      try tools.endJournal(spool, registry: registry)
      try Drops.fill(spool, backlog - Files.count(in: "\(spool)/pending"), named: "again-\(run)")
      large.append(try WorkStint(tools, on: spool, jobs: largeJobs, registry: registry))
    }
    return WorkStint.rows(
      large, "\(backlog) pending", beside: small, "\(smallJobs) pending", note: "the first \(largeJobs)")
  }

  /// The backlog's queue is paused, so that nothing is done but reading it: jobs of another queue that lie in it start when
  /// they are come to. The last one's place in the directory says how many files were read until then.
  private func intake(_ spool: String, registry: String) throws(BenchError) -> BenchRow {
    try tools.queue("pause", spool, registry: registry)
    let samples = try Interleaved.sample(
      runs: runs, { _ in try floorRate(spool) },
      { try intakeRate(spool, "probe-\($0)", registry: registry) })
    try tools.queue("resume", spool, registry: registry)
    let ours = samples[1]
    return BenchRow(
      name: "intake, \(backlog) pending", value: ours.median, unit: "files/s",
      floor: ("C loop, open and read", samples[0].median), spread: ours.spread)
  }

  private func floorRate(_ spool: String) throws(BenchError) -> Double {
    try Floor.rate("reads a backlog", of: backlog) { floor_spool_read(spool, &$0) }
  }

  /// The whole process: its start is included.
  private func intakeRate(_ spool: String, _ name: String, registry: String) throws(BenchError) -> Double {
    try Drops.fill(spool, Self.probes, with: Drops.job("runtime.query.clock", "{}"), named: name)
    var (place, last) = (0, 0)
    Files.forEachName(in: "\(spool)/pending") {
      place += 1
      if $0.hasPrefix(name) { last = place }
    }
    let records = CompletedRecords(of: spool)
    let before = records.count
    let began = SystemClock().now()
    let watch = Stopwatch()
    let dispatcher = try BenchProcess(tools.dispatcher("work", spool, registry: registry))
    try Waiting.until("the backlog is read", by: dispatcher, seconds: 600, pause: { _ in 0.01 }) {
      records.count - before >= Self.probes
    }
    try dispatcher.stop()
    var latest: Int64 = 0
    for record in records.all(since: began) {
      latest = max(latest, try CompletedRecords.clockReading(record.path))
    }
    return Double(last) / (Double(latest - watch.start) / 1e9)
  }
}
