import IntentJSON
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How long it takes from a worker's death until the first of the jobs that it had in flight runs again.
struct CrashBench {
  private static let jobs = 8

  var tools: BenchTools
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    var gaps: [Double] = []
    for run in 0..<runs { gaps.append(try gap("crash-\(run)")) }
    let sample = Sample(gaps)
    return [
      BenchRow(
        name: "worker killed to neighbours running", value: sample.median, unit: "ms",
        spread: "max \(BenchRow.short(sample.maximum)), \(runs) runs, \(Self.jobs) jobs in flight")
    ]
  }

  private func gap(_ name: String) throws(BenchError) -> Double {
    let spool = try tools.directory.make(name)
    _ = try tools.directory.make("\(name)/pending")
    for number in 0..<Self.jobs {
      _ = try tools.directory.write(
        "\(name)/pending/job-\(number).json",
        #"{"id": "job-\#(number)", "intent_key": "runtime.query.wait", "intent_params": {"milliseconds": 1500}}"#)
    }
    let runtime = try BenchProcess(
      tools.dispatcher("work", spool, registry: try tools.registry(), workers: 1, "--concurrency", "8"))
    defer {
      runtime.signal(SIGTERM)
      runtime.signal(SIGTERM)
      runtime.wait()
    }
    try Waiting.until("\(Self.jobs) jobs run", by: runtime) {
      Files.count(in: "\(spool)/processing") == Self.jobs && !Files.children(of: runtime.pid).isEmpty
    }
    usleep(100_000)
    kill(Files.children(of: runtime.pid)[0], SIGKILL)
    let records = CompletedRecords(of: spool)
    try Waiting.until("a job runs again after its worker was killed", by: runtime) { records.any != nil }
    guard let record = records.any, let gap = Self.gap(in: try CompletedRecords.read(record)) else {
      throw BenchError("no job ran again after its worker was killed")
    }
    return Double(gap)
  }

  /// From the end of the first attempt to the start of the second, in milliseconds.
  private static func gap(in record: JSONText) -> Int64? {
    let times = record["attempts"]?.elements.map { ($0["started_at"]?.timestamp, $0["ended_at"]?.timestamp) } ?? []
    guard times.count == 2, let end = times[0].1, let start = times[1].0 else { return nil }
    return start.milliseconds(since: end)
  }
}
