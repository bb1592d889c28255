/// What the benchmark runs and where.
struct BenchTools {
  /// The program `intent`: this one.
  var intent: String
  /// The least Swift host that does the same: `BareHost`.
  var bareHost: String
  /// Where handler libraries are.
  var plugins: String
  /// A directory on the file system that is measured.
  var directory: BenchDirectory

  /// A registry of the benchmark's own handlers, and as many more entries as asked for.
  func registry(entries: Int = 3) throws(BenchError) -> String {
    var intents = [
      #""runtime.query.echo": {"library": "RuntimeEcho", "queue": "\#(Self.queue)"}"#,
      #""runtime.query.clock": {"library": "RuntimeClock"}"#, #""runtime.query.wait": {"library": "RuntimeWait"}"#,
    ]
    for number in 0..<max(0, entries - intents.count) {
      intents.append(
        #""example.exec.intent\#(number)": {"library": "ExampleIntent\#(number)", "timeout": "30s", "max_retries": 5}"#)
    }
    return try registry("entries-\(entries)", intents)
  }

  /// A registry of these entries. In a directory of its own: a dispatcher looks at what changes beside one.
  func registry(_ name: String, _ intents: [String]) throws(BenchError) -> String {
    _ = try directory.make("registry-\(name)")
    return try directory.write(
      "registry-\(name)/registry.json", #"{"version": 1, "intents": {\#(intents.joined(separator: ",\n"))}}"#)
  }

  /// The options that every command of a benchmark's spool has.
  func options(spool: String, registry: String) -> [String] {
    ["--spool", spool, "--registry", registry, "--plugins", plugins, "--data", "\(directory.path)/data"]
  }

  /// The command line of a dispatcher.
  ///
  /// - Parameter command: `work` or `drain`.
  func dispatcher(
    _ command: String, _ spool: String, registry: String, workers: Int = 2, _ more: String...
  ) -> [String] {
    [intent, command, "--workers", String(workers), "--log-level", "error"] + more
      + options(spool: spool, registry: registry)
  }

  /// The queue of the jobs that do nothing.
  private static let queue = "echo"

  /// Pauses or resumes the jobs that do nothing.
  ///
  /// - Parameter change: `pause` or `resume`.
  func queue(_ change: String, _ spool: String, registry: String) throws(BenchError) {
    _ = try BenchProcess.time([intent, "queue", change, Self.queue, "--spool", spool, "--registry", registry])
  }

  /// Ends the journal that a spool's last dispatcher left, as any command does that changes something: the next one's start
  /// would pay for reading it.
  func endJournal(_ spool: String, registry: String) throws(BenchError) {
    for change in ["pause", "resume"] { try queue(change, spool, registry: registry) }
  }

  /// How long it takes until nothing in a spool is due, in seconds. The whole process: start, recovery and shutdown
  /// included.
  func drain(_ spool: String, registry: String) throws(BenchError) -> Double {
    try BenchProcess.time(dispatcher("drain", spool, registry: registry))
  }
}
