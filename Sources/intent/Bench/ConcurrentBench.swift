/// How many jobs a second end that do nothing but wait, many at once in two workers, beside the most that their waiting
/// allows: asynchronously, and each blocking a thread.
struct ConcurrentBench {
  private static let concurrency = 250
  private static let workers = 2
  private static let milliseconds = 100

  var tools: BenchTools
  var jobs: Int
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let registry = try tools.registry()
    let nothing = try tools.directory.make("waits-none")
    let samples = try Interleaved.sample(
      runs: runs, { _ in try seconds(nothing, registry) },
      { try seconds(try drops("waits-async-\($0)", blocking: false), registry) },
      { try seconds(try drops("waits-blocking-\($0)", blocking: true), registry) })
    let empty = samples[0].median
    return zip(["asynchronously", "blocking threads"], samples.dropFirst()).map { how, sample in
      let rates = Sample(sample.values.map { Double(jobs) / ($0 - empty) })
      return BenchRow(
        name: "jobs that wait \(Self.milliseconds) ms \(how), \(Self.concurrency * Self.workers) at once",
        value: rates.median, unit: "jobs/s", floor: ("ideal", ideal),
        spread: "\(rates.spread(of: jobs)), an empty drain (\(BenchRow.short(empty * 1000)) ms) taken off")
    }
  }

  /// All places are taken, and the last round may be a small one.
  private var ideal: Double {
    let places = Self.concurrency * Self.workers
    return Double(jobs) / (Double((jobs + places - 1) / places * Self.milliseconds) / 1000)
  }

  private func drops(_ name: String, blocking: Bool) throws(BenchError) -> String {
    let spool = try tools.directory.make(name)
    try Drops.fill(
      spool, jobs,
      with: Drops.job("runtime.query.wait", #"{"milliseconds":\#(Self.milliseconds),"blocking":\#(blocking)}"#))
    return spool
  }

  private func seconds(_ spool: String, _ registry: String) throws(BenchError) -> Double {
    try BenchProcess.time(
      tools.dispatcher(
        "drain", spool, registry: registry, workers: Self.workers, "--concurrency", String(Self.concurrency)))
  }
}
