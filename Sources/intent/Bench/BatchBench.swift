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
    var ours: [Double] = []
    var floors: [Double] = []
    for run in 0..<runs {
      floors.append(try floorRate("batch-floor-\(run)"))
      ours.append(try ourRate("batch-\(run)", file, registry: registry))
    }
    let (own, floor) = (Sample(ours), Sample(floors))
    return [
      BenchRow(
        name: "batch, power-durable", value: own.median, unit: "items/s",
        floor: ("C loop, fdatasync per \(Self.syncEvery)", floor.median),
        spread: "\(BenchRow.short(own.minimum)) to \(BenchRow.short(own.maximum)), \(runs) runs of \(items)")
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
    let watch = Stopwatch()
    let failure = floor_journal_append("\(tools.directory.path)/\(name)", Int64(items), Self.lineSize, Self.syncEvery)
    let seconds = watch.seconds
    guard failure == 0 else { throw BenchError("the C loop failed with error \(failure)") }
    return Double(items) / seconds
  }

  /// Whole process: start, recovery and shutdown included. The items are in the spool before.
  private func ourRate(_ name: String, _ file: String, registry: String) throws(BenchError) -> Double {
    let spool = try tools.directory.make(name)
    try Self.submit(file, tools, spool: spool, registry: registry)
    let seconds = try BenchProcess.time(
      [tools.intent, "drain", "--workers", "2", "--log-level", "error"]
        + tools.options(spool: spool, registry: registry))
    return Double(items) / seconds
  }
}
