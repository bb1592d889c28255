import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A running dispatcher into whose spool jobs are dropped one at a time: how soon each is started, and its record visible.
final class PickupProbe {
  let dispatcher: BenchProcess
  /// From a file's being visible to its handler's start, in milliseconds.
  private(set) var pickups: [Double] = []
  /// From there to the record's being visible.
  private(set) var finishes: [Double] = []
  private let spool: String

  /// Starts it, and lets each worker load the handler.
  ///
  init(_ tools: BenchTools, spool: String, registry: String) throws(BenchError) {
    self.spool = spool
    let dispatcher = try BenchProcess(tools.dispatcher("work", spool, registry: registry))
    self.dispatcher = dispatcher
    try Waiting.until("the spool's directories appear", by: dispatcher) { access("\(spool)/pending", F_OK) == 0 }
    for _ in 0..<8 { try measure() }
    pickups = []
    finishes = []
  }

  /// Drops a job and waits for its record.
  func measure() throws(BenchError) {
    let name = "probe-\(getpid())-\(Stopwatch.nanoseconds())"
    let hidden = "\(spool)/pending/.\(name)"
    let text = #"{"id": "\#(name)", "intent_key": "runtime.query.clock", "intent_params": {}}"#
    let descriptor = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw BenchError("cannot write \(hidden): \(String(cString: strerror(errno)))") }
    _ = text.withCString { write(descriptor, $0, strlen($0)) }
    close(descriptor)
    let day = SystemClock().now().day
    let record = "\(spool)/completed/\(day)/\(name).json"
    // Before it is visible: the dispatcher may take this thread's processor as soon as it hears of the file.
    let visible = Stopwatch.nanoseconds()
    rename(hidden, "\(spool)/pending/\(name).json")
    var seen: Int64 = 0
    repeat {
      usleep(50)
      seen = Stopwatch.nanoseconds()
      if seen - visible > 10_000_000_000 { throw BenchError("no record \(record) within 10 s") }
    } while access(record, F_OK) != 0
    let started = try CompletedRecords.clockReading(record)
    pickups.append(Double(started - visible) / 1e6)
    finishes.append(Double(seen - started) / 1e6)
  }
}
