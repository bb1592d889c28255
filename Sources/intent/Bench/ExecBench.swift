import CFloor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How many jobs a second are done by a program each, beside a C loop that starts the same program and waits for it.
struct ExecBench {
  private static let key = "bench.exec.nothing"

  var tools: BenchTools
  var jobs: Int
  var runs: Int
  /// Does nothing. The exec contract allows it: nobody has to read the job, and no output is the result `null`.
  var program = access("/bin/true", X_OK) == 0 ? "/bin/true" : "/usr/bin/true"

  func rows() throws(BenchError) -> [BenchRow] {
    let registry = try tools.registry("exec", [#""\#(Self.key)": {"exec": ["\#(program)"]}"#])
    let samples = try Interleaved.sample(
      runs: runs, { _ in try floorRate() },
      { try ourRate("exec-\($0)", registry: registry) })
    return BenchRow.rates(
      "exec handlers, a process a job", samples[1], beside: [("C loop, posix_spawn and waitpid", samples[0])], of: jobs)
  }

  private func floorRate() throws(BenchError) -> Double {
    try Floor.rate("starts \(program)", of: jobs) { floor_spawn(program, Int64(jobs), &$0) }
  }

  private func ourRate(_ name: String, registry: String) throws(BenchError) -> Double {
    let spool = try tools.directory.make(name)
    try Drops.fill(spool, jobs, with: Drops.job(Self.key, "{}"))
    let rate = Double(jobs) / (try tools.drain(spool, registry: registry))
    let completed = CompletedRecords(of: spool).count
    guard completed == jobs else { throw BenchError("of \(jobs) jobs of \(program) \(completed) were completed") }
    return rate
  }
}
