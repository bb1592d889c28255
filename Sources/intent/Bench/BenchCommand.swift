import ArgumentParser
import IntentJSON

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `intent bench`
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure this machine: drain rate, latency, cold start, memory, each beside its floor.",
    discussion: """
      Every figure is taken in this run, with spools of the benchmark's own in a directory that is removed afterwards. \
      A floor is the least that the same work can cost: a C loop over the same files, the least Swift host that loads \
      the same library. Use a release build.
      """)

  /// What can be measured.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case drain, submit, batch, latency, concurrent, exec, crash, cold
    case batchMemory = "batch-memory"
    case backlog, clutter, instructions

    /// Those that take minutes.
    static let slow: [Part] = [.batchMemory, .backlog, .clutter, .instructions]
    /// What is measured where nothing is said.
    static var ordinary: [Part] { allCases.filter { !slow.contains($0) } }

    static func names(_ parts: [Part]) -> String { parts.map(\.rawValue).joined(separator: ", ") }
  }

  @Option(
    help: ArgumentHelp(
      "Parts to measure: \(Part.names(Part.allCases)). By default all but the slow ones: \(Part.names(Part.slow)).",
      valueName: "part"))
  var only: [Part] = []

  @Option(
    help: ArgumentHelp(
      "Jobs of a drain; no more than 20,000 where each waits, and 2,000 where each is a process.", valueName: "n"))
  var jobs = 20_000

  @Option(help: ArgumentHelp("Pending jobs of a large backlog.", valueName: "n"))
  var backlog = 1_000_000

  @Option(help: ArgumentHelp("Completed records that lie about, and as many delayed ones.", valueName: "n"))
  var clutter = 100_000

  @Option(help: ArgumentHelp("Items of a batch.", valueName: "n"))
  var items = 100_000

  @Option(help: ArgumentHelp("Times that a rate is measured.", valueName: "n"))
  var runs = 5

  @Option(help: ArgumentHelp("Jobs that latency is measured on.", valueName: "n"))
  var samples = 300

  @Option(help: ArgumentHelp("Where the benchmark's files are: the file system that is measured.", valueName: "dir"))
  var directory = "."

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    for (name, value) in [
      ("jobs", jobs), ("backlog", backlog), ("clutter", clutter), ("items", items), ("runs", runs),
      ("samples", samples),
    ] where value < 1 {
      throw ValidationError("--\(name) takes 1 or more, not \(value)")
    }
  }

  func run() throws {
    let rows: [BenchRow]
    do {
      rows = try measure()
    } catch {
      throw CommandFailure(.io, error.description)
    }
    var printer = LineBuffer()
    if output.json {
      try printer.json(rows)
    } else {
      var table = Table([
        .init(title: "WHAT"), .init(title: "FIGURE", alignment: .right), .init(title: "BESIDE"),
        .init(title: "RATIO", alignment: .right), .init(title: "SPREAD"),
      ])
      for row in rows { table.add(row.columns.map { .init($0) }) }
      for line in table.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }

  private func measure() throws(BenchError) -> [BenchRow] {
    let tools = BenchTools(
      intent: Program.beside("intent"), bareHost: Program.beside("BareHost"), plugins: registry.plugins.first ?? ".",
      directory: try BenchDirectory(in: AbsolutePath.of(directory)))
    var rows: [BenchRow] = []
    for part in only.isEmpty ? Part.ordinary : only {
      switch part {
      case .drain: rows += try DrainBench(tools: tools, jobs: jobs, runs: runs).rows()
      case .submit: rows += try SubmitBench(tools: tools, jobs: jobs, runs: runs).rows()
      case .batch: rows += try BatchBench(tools: tools, items: items, runs: runs).rows()
      case .batchMemory: rows += try BatchMemoryBench(tools: tools).rows()
      case .latency: rows += try LatencyBench(tools: tools, jobs: samples).rows()
      case .concurrent: rows += try ConcurrentBench(tools: tools, jobs: min(jobs, 20_000), runs: runs).rows()
      case .exec: rows += try ExecBench(tools: tools, jobs: min(jobs, 2000), runs: runs).rows()
      case .crash: rows += try CrashBench(tools: tools, runs: runs).rows()
      case .cold:
        rows += try ColdStartBench(tools: tools, runs: 30).rows()
        rows += try StoreStartBench(tools: tools, runs: 30).rows()
      case .backlog: rows += try BacklogBench(tools: tools, backlog: backlog, runs: runs).rows()
      case .clutter:
        rows += try ClutterBench(tools: tools, clutter: clutter, jobs: jobs, samples: samples, runs: runs).rows()
      case .instructions: rows += try InstructionsBench(tools: tools, jobs: min(jobs, 2000), runs: runs).rows()
      }
    }
    return rows
  }
}
