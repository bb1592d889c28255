/// From a file's being visible to its handler's start, and from there to the record's being visible; with what an idle
/// runtime holds and how often it wakes.
struct LatencyBench {
  var tools: BenchTools
  var jobs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let probe = try PickupProbe(
      tools, spool: try tools.directory.make("latency"), registry: try tools.registry())
    for _ in 0..<jobs { try probe.measure() }
    let (start, end) = (Sample(probe.pickups), Sample(probe.finishes))
    let idle = Idleness(of: probe.dispatcher.pid)
    try probe.dispatcher.stop()
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
}
