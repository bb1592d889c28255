import CFloor
import IntentJSON

/// How many no-op jobs a second leave a full spool, beside the least that the file system's own operations cost.
struct DrainBench {
  /// A dropped job of about 400 bytes.
  private static let job =
    #"{"intent_key":"runtime.query.echo","intent_params":{"student_id":"S-1024","note":"\#(String(repeating: "x", count: 300))"}}"#
  /// What the floor writes for one: about as much as our record of it.
  private static let recordSize = 900

  var tools: BenchTools
  var jobs: Int
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    var ours: [Double] = []
    var unsynced: [Double] = []
    var synced: [Double] = []
    let registry = try tools.registry()
    for _ in 0..<runs {
      unsynced.append(try floorRate(syncEvery: 0))
      synced.append(try floorRate(syncEvery: 64))
      ours.append(try ourRate(registry: registry))
    }
    let (own, raw, grouped) = (Sample(ours), Sample(unsynced), Sample(synced))
    let spread = "\(BenchRow.short(own.minimum)) to \(BenchRow.short(own.maximum)), \(runs) runs of \(jobs)"
    return [
      BenchRow(
        name: "drain, power-durable", value: own.median, unit: "jobs/s", floor: ("C loop, no sync", raw.median),
        spread: spread),
      BenchRow(
        name: "drain, power-durable", value: own.median, unit: "jobs/s",
        floor: ("C loop, syncfs per 64", grouped.median), spread: spread),
    ]
  }

  private func floorRate(syncEvery: Int64) throws(BenchError) -> Double {
    let path = try tools.directory.make("floor")
    try fill(path)
    var done: Int64 = 0
    let watch = Stopwatch()
    let failure = floor_spool_drain(path, Self.recordSize, syncEvery, &done)
    let seconds = watch.seconds
    guard failure == 0, done == jobs else {
      throw BenchError("the C loop failed with error \(failure) after \(done) jobs")
    }
    try tools.directory.remove("floor")
    return Double(jobs) / seconds
  }

  /// Whole process: start, recovery and shutdown included.
  private func ourRate(registry: String) throws(BenchError) -> Double {
    let spool = try tools.directory.make("spool")
    try fill(spool)
    let seconds = try BenchProcess.time(
      [tools.intent, "drain", "--workers", "2", "--log-level", "error"]
        + tools.options(spool: spool, registry: registry))
    try tools.directory.remove("spool")
    return Double(jobs) / seconds
  }

  /// The same drops for both.
  private func fill(_ directory: String) throws(BenchError) {
    let failure = floor_spool_fill(directory, Int64(jobs), Self.job, Self.job.utf8.count)
    guard failure == 0 else { throw BenchError("the drops could not be written: error \(failure)") }
  }
}
