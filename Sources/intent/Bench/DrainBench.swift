import CFloor

/// How many no-op jobs a second leave a full spool, beside the least that the file system's own operations cost.
struct DrainBench {
  /// What the floor writes for one: about as much as our record of it.
  private static let recordSize = 900

  var tools: BenchTools
  var jobs: Int
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let registry = try tools.registry()
    let samples = try Interleaved.sample(
      runs: runs, { try floorRate("floor-\($0)", syncEvery: 0) },
      { try floorRate("floor-synced-\($0)", syncEvery: 64) },
      { try ourRate("spool-\($0)", registry: registry) })
    return BenchRow.rates(
      "drain, power-durable", samples[2],
      beside: [("C loop, no sync", samples[0]), ("C loop, syncfs per 64", samples[1])], of: jobs)
  }

  private func floorRate(_ name: String, syncEvery: Int64) throws(BenchError) -> Double {
    let path = try tools.directory.make(name)
    try Drops.fill(path, jobs)
    return try Floor.rate("drains a spool", of: jobs) { floor_spool_drain(path, Self.recordSize, syncEvery, &$0) }
  }

  private func ourRate(_ name: String, registry: String) throws(BenchError) -> Double {
    let spool = try tools.directory.make(name)
    try Drops.fill(spool, jobs)
    return Double(jobs) / (try tools.drain(spool, registry: registry))
  }
}
