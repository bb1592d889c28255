import IntentJSON
import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// From a file's being visible to its handler's start, and from there to the record's being visible; with what an idle
/// runtime holds and how often it wakes.
struct LatencyBench {
  var tools: BenchTools
  var jobs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let spool = try tools.directory.make("latency")
    let runtime = try BenchProcess(
      [tools.intent, "work", "--workers", "2", "--log-level", "error"]
        + tools.options(spool: spool, registry: try tools.registry()))
    defer {
      runtime.signal(SIGTERM)
      runtime.wait()
    }
    try self.await("\(spool)/pending", "the spool's directories")
    // The first jobs load the handler into each worker.
    for number in 0..<8 { _ = try measure(spool, "warm-\(number)") }

    var pickup: [Double] = []
    var finish: [Double] = []
    for number in 0..<jobs {
      let figures = try measure(spool, "job-\(number)")
      pickup.append(figures.pickup)
      finish.append(figures.finish)
    }
    let (start, end) = (Sample(pickup), Sample(finish))
    let idle = Idleness(of: runtime.pid)
    return [
      BenchRow(name: "pickup p50", value: start.median, unit: "ms", spread: "\(jobs) jobs, one at a time"),
      BenchRow(
        name: "pickup p99", value: start.quantile(0.99), unit: "ms", spread: "max \(BenchRow.short(start.maximum))"),
      BenchRow(name: "handler to durable record p50", value: end.median, unit: "ms"),
      BenchRow(name: "handler to durable record p99", value: end.quantile(0.99), unit: "ms"),
      BenchRow(
        name: "idle memory", value: idle.megabytes, unit: "MB PSS", spread: "\(idle.processes) processes"),
      BenchRow(
        name: "idle wakeups", value: Double(idle.wakeups), unit: "in 5 s", spread: "context switches of all threads"),
    ]
  }

  /// Drops a job and waits for its record.
  private func measure(_ spool: String, _ name: String) throws(BenchError) -> (pickup: Double, finish: Double) {
    let hidden = "\(spool)/pending/.\(name)"
    let text = #"{"id": "\#(name)", "intent_key": "runtime.query.clock", "intent_params": {}}"#
    let descriptor = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw BenchError("cannot write \(hidden): \(String(cString: strerror(errno)))") }
    _ = text.withCString { write(descriptor, $0, strlen($0)) }
    close(descriptor)
    let day = SystemClock().now().day
    let record = "\(spool)/completed/\(day)/\(name).json"
    rename(hidden, "\(spool)/pending/\(name).json")
    let visible = Stopwatch.nanoseconds()
    var seen: Int64 = 0
    repeat {
      usleep(50)
      seen = Stopwatch.nanoseconds()
      if seen - visible > 10_000_000_000 { throw BenchError("no record \(record) within 10 s") }
    } while access(record, F_OK) != 0
    let started = try startOfHandler(record)
    return (Double(started - visible) / 1e6, Double(seen - started) / 1e6)
  }

  private func startOfHandler(_ record: String) throws(BenchError) -> Int64 {
    let descriptor = open(record, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0, let json = try? JSONText(validating: Array(bytes[..<count])),
      let started = json["result"]?["monotonic_nanoseconds"]?.integer
    else { throw BenchError("\(record) does not say when its handler ran") }
    return started
  }

  private func await(_ path: String, _ what: String) throws(BenchError) {
    for _ in 0..<2000 where access(path, F_OK) != 0 { usleep(5000) }
    guard access(path, F_OK) == 0 else { throw BenchError("\(what) did not appear within 10 s") }
  }
}
