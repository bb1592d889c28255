import CFloor

/// How many no-op items a second a batch executes, beside the least that keeping their outcomes costs.
struct BatchBench {
  private static let key = "runtime.query.echo"
  /// What the floor writes for an item: about as much as our journal's line.
  private static let lineSize = 80
  private static let syncEvery: Int64 = 4096

  var tools: BenchTools
  var items: Int
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let file = try Self.items(items, in: tools.directory)
    let registry = try tools.registry()
    let samples = try Interleaved.sample(
      runs: runs, { try floorRate("batch-floor-\($0)") },
      { try ourRate("batch-\($0)", file, registry: registry) })
    let (floor, ours) = (samples[0], samples[1])
    return [
      BenchRow(
        name: "batch, power-durable", value: ours.median, unit: "items/s",
        floor: ("C loop, fdatasync per \(Self.syncEvery)", floor.median), spread: ours.spread(of: items))
    ]
  }

  /// A file of so many items.
  static func items(_ count: Int, in directory: BenchDirectory) throws(BenchError) -> String {
    var text = ""
    text.reserveCapacity(count * 24)
    for number in 0..<count { text += "{\"student_id\":\(number)}\n" }
    return try directory.write("items-\(count).jsonl", text)
  }

  /// Submits a batch of a file's items.
  static func submit(_ file: String, _ tools: BenchTools, spool: String, registry: String) throws(BenchError) {
    _ = try BenchProcess.time(
      [tools.intent, "batch", "run", key, "--items", file, "--detach"]
        + tools.options(spool: spool, registry: registry))
  }

  private func floorRate(_ name: String) throws(BenchError) -> Double {
    let path = "\(tools.directory.path)/\(name)"
    return try Floor.rate("appends lines", of: items) {
      floor_journal_append(path, Int64(items), Self.lineSize, Self.syncEvery, &$0)
    }
  }

  /// The items are in the spool before.
  private func ourRate(_ name: String, _ file: String, registry: String) throws(BenchError) -> Double {
    let spool = try tools.directory.make(name)
    try Self.submit(file, tools, spool: spool, registry: registry)
    return Double(items) / (try tools.drain(spool, registry: registry))
  }
}
