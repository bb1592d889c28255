/// What a no-op job costs in instructions of user space, counted by valgrind's callgrind: a drain of few jobs and one of
/// many, so that start and stop cancel out.
struct InstructionsBench {
  /// How many times as many the larger drain has.
  private static let factor = 6
  /// What is executed and loaded.
  private static let library = "libRuntimeEcho.so"

  /// What the processes of a drain have executed.
  private struct Count {
    var dispatcher = 0.0
    var workers = 0.0
  }

  var tools: BenchTools
  var jobs: Int
  var runs: Int

  func rows() throws(BenchError) -> [BenchRow] {
    let name = "instructions of a no-op job"
    guard let valgrind = Program.inPath("valgrind"), let strip = Program.inPath("strip") else {
      return [BenchRow(missing: name, because: "valgrind or strip is not installed")]
    }
    let stripped = try strippedTools(strip)
    var (dispatcher, workers, both): ([Double], [Double], [Double]) = ([], [], [])
    for run in 0..<runs {
      let few = try count("few-\(run)", jobs, valgrind, stripped)
      let many = try count("many-\(run)", jobs * Self.factor, valgrind, stripped)
      let more = Double(jobs * (Self.factor - 1))
      dispatcher.append((many.dispatcher - few.dispatcher) / more)
      workers.append((many.workers - few.workers) / more)
      both.append(dispatcher[run] + workers[run])
    }
    return [(", dispatcher", dispatcher), (", worker", workers), ("", both)].map { part, figures in
      let sample = Sample(figures)
      return BenchRow(
        name: name + part, value: sample.median, unit: "instructions",
        spread: "\(sample.spread) of \(jobs * Self.factor) less \(jobs) jobs, 2 workers")
    }
  }

  /// The programs without what debuggers need: valgrind 3.19 gives up on what today's compilers write there.
  private func strippedTools(_ strip: String) throws(BenchError) -> BenchTools {
    let programs = try tools.directory.make("stripped")
    for path in [tools.intent, Program.beside("intent-worker"), "\(tools.plugins)/\(Self.library)"] {
      _ = try BenchProcess.time([strip, "-g", "-o", "\(programs)/\(AbsolutePath.name(of: path))", path])
    }
    var stripped = tools
    stripped.intent = "\(programs)/intent"
    stripped.plugins = programs
    return stripped
  }

  private func count(
    _ name: String, _ jobs: Int, _ valgrind: String, _ stripped: BenchTools
  ) throws(BenchError) -> Count {
    let spool = try tools.directory.make("instructions-\(name)")
    try Drops.fill(spool, jobs)
    let counts = try tools.directory.make("counts-\(name)")
    // valgrind needs memory of its own in each worker.
    let command = stripped.dispatcher("drain", spool, registry: try tools.registry(), "--memory-limit", "none")
    _ = try BenchProcess.time(
      [valgrind, "-q", "--tool=callgrind", "--trace-children=yes", "--callgrind-out-file=\(counts)/%p"] + command)
    var count = Count()
    for process in Files.names(in: counts) {
      let text = Files.text("\(counts)/\(process)")
      guard let command = Self.line("cmd:", of: text), let sum = Self.line("summary:", of: text).flatMap({ Double($0) })
      else { throw BenchError("valgrind has left \(counts)/\(process), which says no sum") }
      if command.contains("intent-worker") { count.workers += sum } else { count.dispatcher += sum }
    }
    guard count.dispatcher > 0, count.workers > 0 else {
      throw BenchError("valgrind did not count the dispatcher and its workers")
    }
    return count
  }

  private static func line(_ label: String, of text: String) -> Substring? {
    text.split(separator: "\n").first { $0.hasPrefix(label) }
      .map { $0.dropFirst(label.count).drop { $0 == " " } }
  }
}
