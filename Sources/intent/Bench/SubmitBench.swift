/// How many jobs of a file `intent submit` accepts in a second, beside the least that making their files costs.
struct SubmitBench {
  var tools: BenchTools
  var jobs: Int
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let file = try tools.directory.write("jobs-\(jobs).jsonl", String(repeating: Drops.noop + "\n", count: jobs))
    let samples = try Interleaved.sample(
      runs: runs, { try Drops.fill(try tools.directory.make("submit-floor-\($0)"), jobs) },
      { try Drops.fill(try tools.directory.make("submit-floor-synced-\($0)"), jobs, syncs: true) },
      { try ourRate("submit-\($0)", file) })
    return BenchRow.rates(
      "submit, power-durable", samples[2],
      beside: [("C loop, no sync", samples[0]), ("C loop, one syncfs", samples[1])], of: jobs)
  }

  private func ourRate(_ name: String, _ file: String) throws(BenchError) -> Double {
    let spool = try tools.directory.make(name)
    try Drops.rest(in: spool, before: jobs)
    return Double(jobs) / (try BenchProcess.time([tools.intent, "submit", "--from", file, "--spool", spool]))
  }
}
