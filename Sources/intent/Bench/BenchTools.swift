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
      #""runtime.query.echo": {"library": "RuntimeEcho"}"#, #""runtime.query.clock": {"library": "RuntimeClock"}"#,
      #""runtime.query.wait": {"library": "RuntimeWait"}"#,
    ]
    for number in 0..<max(0, entries - intents.count) {
      intents.append(
        #""example.exec.intent\#(number)": {"library": "ExampleIntent\#(number)", "timeout": "30s", "max_retries": 5}"#)
    }
    return try directory.write(
      "registry-\(entries).json", #"{"version": 1, "intents": {\#(intents.joined(separator: ",\n"))}}"#)
  }

  /// The options that every command of a benchmark's spool has.
  func options(spool: String, registry: String) -> [String] {
    ["--spool", spool, "--registry", registry, "--plugins", plugins, "--data", "\(directory.path)/data"]
  }
}
