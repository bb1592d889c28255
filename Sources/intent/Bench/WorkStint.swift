import IntentJSON
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A dispatcher's stint on a spool: it is started, works until so many jobs are done, and is stopped.
struct WorkStint {
  /// Jobs a second, from the first record's being visible to that of the last one counted.
  private(set) var rate: Double
  /// From the dispatcher's start to that of its first job, in milliseconds.
  private(set) var firstStart: Double
  /// The most memory that it had resident, in millions of bytes.
  private(set) var peakMemory: Double

  /// - Parameter jobs: How many to wait for. More lie there, or as many.
  init(_ tools: BenchTools, on spool: String, jobs: Int, registry: String) throws(BenchError) {
    let records = CompletedRecords(of: spool)
    let before = records.count
    // What was dropped just now lies as still as what has lain there for long.
    sync()
    let start = SystemClock().now()
    let dispatcher = try BenchProcess(tools.dispatcher("work", spool, registry: registry))
    try Self.wait(for: jobs, by: dispatcher) { records.count - before }
    peakMemory = Files.peakMemory(of: dispatcher.pid) ?? 0
    try dispatcher.stop()
    let done = records.all(since: start).prefix(jobs)
    guard let first = done.first, let last = done.last, done.count == jobs else {
      throw BenchError("\(spool) has lost records: \(done.count) of \(jobs) are there")
    }
    rate = Double(jobs) / (Double(max(last.nanoseconds - first.nanoseconds, CompletedRecords.tick)) / 1e9)
    firstStart = try Self.firstStart(done, since: start)
  }

  /// Looks seldom, since a directory that is being listed takes no new names meanwhile: after nine tenths of the time that the
  /// rest will take, and at most when as much time has gone again. The records' own times are what counts.
  private static func wait(
    for jobs: Int, by dispatcher: BenchProcess, count: () -> Int
  ) throws(BenchError) {
    var done = 0
    try Waiting.until(
      "\(jobs) jobs are done", by: dispatcher, seconds: 600,
      pause: { waited in
        let rest = done == 0 ? 0 : waited * Double(jobs - done) / Double(done)
        return max(0.1, min(0.9 * rest, waited))
      }
    ) {
      done = count()
      return done >= jobs
    }
  }

  /// Records of the same tick are in no order: the earliest job is among the first few.
  private static func firstStart(
    _ records: ArraySlice<CompletedRecords.Found>, since start: Timestamp
  ) throws(BenchError) -> Double {
    var first: Timestamp?
    for record in records.prefix(100) {
      guard let started = try CompletedRecords.read(record.path)["executed_at"]?.timestamp else {
        throw BenchError("\(record.path) does not say when its job was executed")
      }
      guard started >= start else {
        throw BenchError("\(record.path) was executed before the dispatcher was started, and is as new as its work")
      }
      first = min(first ?? started, started)
    }
    guard let first else { throw BenchError("no job was executed") }
    return Double(first.milliseconds(since: start))
  }

  /// Rows of what stints were like, each beside others.
  ///
  /// - Parameters:
  ///   - what: What lay in the spool: `10,000 pending`.
  ///   - note: What the rate is of.
  static func rows(
    _ stints: [WorkStint], _ what: String, beside others: [WorkStint], _ other: String, note: String
  ) -> [BenchRow] {
    let figures: [(name: String, unit: String, value: (WorkStint) -> Double, note: String)] = [
      ("drain", "jobs/s", \.rate, ", \(note)"), ("first job started", "ms", \.firstStart, ""),
      ("dispatcher's peak memory", "MB", \.peakMemory, ""),
    ]
    return figures.map { figure in
      let (ours, theirs) = (Sample(stints.map(figure.value)), Sample(others.map(figure.value)))
      return BenchRow(
        name: "\(figure.name), \(what)", value: ours.median, unit: figure.unit, floor: (other, theirs.median),
        spread: ours.spread + figure.note)
    }
  }
}
