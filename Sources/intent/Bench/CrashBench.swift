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
      [tools.intent, "work", "--workers", "1", "--concurrency", "8", "--log-level", "error"]
        + tools.options(spool: spool, registry: try tools.registry()))
    defer {
      runtime.signal(SIGTERM)
      runtime.signal(SIGTERM)
      runtime.wait()
    }
    guard wait(until: { Files.names(in: "\(spool)/processing").count == Self.jobs }),
      let worker = Files.children(of: runtime.pid).first
    else { throw BenchError("\(Self.jobs) jobs did not start within 10 s") }
    usleep(100_000)
    kill(worker, SIGKILL)
    var record: String?
    let isDone = wait {
      record = Files.names(in: "\(spool)/completed").first.flatMap { day in
        Files.names(in: "\(spool)/completed/\(day)").first.map { "\(spool)/completed/\(day)/\($0)" }
      }
      return record != nil
    }
    guard isDone, let record, let gap = Self.gap(inRecord: record) else {
      throw BenchError("no job ran again after its worker was killed")
    }
    return Double(gap)
  }

  /// From the end of the first attempt to the start of the second, in milliseconds.
  private static func gap(inRecord path: String) -> Int64? {
    guard let json = try? JSONText(validating: Array(Files.text(path).utf8)), let attempts = json["attempts"] else {
      return nil
    }
    let times = attempts.elements.map { (time($0["started_at"]), time($0["ended_at"])) }
    guard times.count == 2, let end = times[0].1, let start = times[1].0 else { return nil }
    return start.milliseconds(since: end)
  }

  private static func time(_ text: JSONText?) -> Timestamp? {
    text?.string.flatMap { try? Timestamp(rfc3339: $0) }
  }

  private func wait(until condition: () -> Bool) -> Bool {
    for _ in 0..<10_000 {
      if condition() { return true }
      usleep(1000)
    }
    return false
  }
}
