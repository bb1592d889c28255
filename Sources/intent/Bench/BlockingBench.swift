import IntentJSON

/// How long twenty jobs take that each block a thread for 100 ms, in one worker.
struct BlockingBench {
  private static let jobs = 20

  var tools: BenchTools

  func rows() throws(BenchError) -> [BenchRow] {
    let spool = try tools.directory.make("blocking")
    _ = try tools.directory.make("blocking/pending")
    for number in 0..<Self.jobs {
      _ = try tools.directory.write(
        "blocking/pending/job-\(number).json",
        #"{"intent_key": "runtime.query.wait", "intent_params": {"milliseconds": 100, "blocking": true}}"#)
    }
    let empty = try time(spool: try tools.directory.make("nothing"))
    let full = try time(spool: spool)
    return [
      BenchRow(
        name: "20 jobs that block 100 ms, 1 worker", value: (full - empty) * 1000, unit: "ms", floor: ("ideal", 100),
        spread: "an empty drain (\(BenchRow.short(empty * 1000)) ms) taken off")
    ]
  }

  private func time(spool: String) throws(BenchError) -> Double {
    try BenchProcess.time(
      [tools.intent, "drain", "--workers", "1", "--concurrency", "20", "--log-level", "error"]
        + tools.options(spool: spool, registry: try tools.registry()))
  }
}
