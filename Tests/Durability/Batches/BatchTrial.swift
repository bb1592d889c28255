public import Foundation
import IntentJSON
import RandomTesting

/// One batch under `kill -9`: of the dispatcher, of workers, of all at once. At the end every item is accounted for.
public final class BatchTrial {
  private let options: BatchTrialOptions
  private let bench: Workbench
  private let say: (String) -> Void
  private var generator: SeededGenerator
  private var runtime: BenchProgram?
  private var started = 0
  /// What it did.
  public private(set) var summary: [String] = []

  /// - Parameters:
  ///   - root: A directory for it; it is made.
  ///   - say: Told how far it is.
  public init(_ options: BatchTrialOptions, in root: URL, say: @escaping (String) -> Void = { _ in }) throws {
    self.options = options
    self.say = say
    generator = SeededGenerator(seed: options.seed)
    bench = try Workbench(root)
  }

  /// Deletes everything.
  public func remove() { bench.remove() }

  /// Runs the batch to its end.
  ///
  /// - Returns: what was found wrong.
  public func run() throws -> [String] {
    try prepare()
    var kills: [String: Int] = [:]
    for round in 0..<options.kills {
      try startIfNeeded()
      guard try reaches(part: Double(round + 1) / Double(options.kills + 1)) else { break }
      kills[killSomething(), default: 0] += 1
    }
    try startIfNeeded()
    guard try wait(seconds: 900, until: { self.hasEnded }) else {
      return ["the batch did not end: \(bench.names("processing")) \(bench.names("delayed")), \(runtime?.errors ?? "")"]
    }
    runtime?.signal(SIGTERM)
    _ = runtime?.wait(seconds: 60)
    let audit = BatchAudit(bench: bench, options: options)
    let violations = try audit.violations()
    summary.append(
      "items: \(options.items), kill -9: "
        + kills.sorted { $0.key < $1.key }.map { "\($0.value) of \($0.key)" }.joined(separator: ", "))
    summary += audit.summary
    return violations
  }

  static let id = "trial"
  static let callback = "trial-callback"

  private func prepare() throws {
    try FileManager.default.createDirectory(
      at: bench.spool.appending(path: "batches"), withIntermediateDirectories: true)
    try bench.write(
      registry: """
        {"version": 1, "services": {"messages": {"channel": "maildir", "directory": "outbox", "from": "a@academy.invalid"}},
         "defaults": {"max_retries": 20, "backoff": {"kind": "fixed", "base": "10ms"}},
         "intents": {"runtime.query.echo": {"library": "RuntimeEcho"}, "fixture.exec.audited": {"library": "Misbehaving"},
          "fixture.exec.writes_to": {"library": "Misbehaving"}}}
        """)
    if options.work == .messages { try bench.install("MessageService") }
    let lines = (0..<options.items).map { item($0) }.joined(separator: "\n")
    try Data((lines + "\n").utf8).write(to: bench.spool.appending(path: "batches/items.jsonl"))
    let job =
      #"{"id": "\#(Self.id)", "intent_key": "\#(key)", "intent_params": {}, "batch": {"items_file": "items.jsonl"}, "#
      + #""on_success": {"id": "\#(Self.callback)", "intent_key": "runtime.query.echo", "intent_params": {}}}"#
    try Data(job.utf8).write(to: bench.pending.appending(path: "\(Self.id).json"))
  }

  private var key: String {
    switch options.work {
    case .nothing: "runtime.query.echo"
    case .effects: "fixture.exec.audited"
    case .messages: "fixture.exec.writes_to"
    }
  }

  private func item(_ number: Int) -> String {
    switch options.work {
    case .nothing: #"{"n":\#(number)}"#
    // Now and then one that takes its worker with it, one that fails at first, one that submits a job.
    case .effects where number % 1000 == 7: #"{"n":\#(number),"crashes":1}"#
    case .effects where number % 100 == 3: #"{"n":\#(number),"failures":1}"#
    case .effects where number % 100 == 9: #"{"n":\#(number),"children":[\#(options.items + number)]}"#
    case .effects: #"{"n":\#(number)}"#
    case .messages: #"{"to":"guardian-\#(number)@example.com"}"#
    }
  }

  // MARK: Killing

  private func startIfNeeded() throws {
    if let runtime, !runtime.hasEnded { return }
    started += 1
    runtime = try bench.start(["work", "--workers", "2"], log: "work-\(started)")
  }

  private var journalSize: Int {
    let path = bench.spool.appending(path: "batches/\(Self.id)/journal.jsonl").path
    return (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  /// The journal's size when all is done, about.
  private var expectedSize: Int { options.items * (options.work == .messages ? 240 : 75) }

  /// Waits until so much of the batch is done; false: it has ended.
  private func reaches(part: Double) throws -> Bool {
    let wanted = Int(Double(expectedSize) * part * Double.random(in: 0.9...1, using: &generator))
    _ = try wait(seconds: 300) { self.journalSize >= wanted || self.hasEnded || self.runtime?.hasEnded != false }
    return !hasEnded
  }

  private var hasEnded: Bool {
    ["completed", "failed", "cancelled", "held", "rejected"].contains { state in
      !(FileManager.default.subpaths(atPath: bench.spool.appending(path: state).path) ?? []).filter {
        $0.hasSuffix("\(Self.id).json")
      }.isEmpty
    }
  }

  private func killSomething() -> String {
    let workers = Workbench.workers(spool: bench.spool)
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<3:
      guard let worker = workers.randomElement(using: &generator) else { return "nothing" }
      kill(worker, SIGKILL)
      return "a worker"
    case 3:
      runtime?.signal(SIGKILL)
      for worker in workers { kill(worker, SIGKILL) }
      _ = runtime?.wait(seconds: 10)
      return "all at once"
    default:
      runtime?.signal(SIGKILL)
      _ = runtime?.wait(seconds: 10)
      return "the dispatcher"
    }
  }

  private func wait(seconds: Double, until condition: () -> Bool) throws -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while !condition() {
      if Date() > end { return false }
      usleep(2_000)
    }
    return true
  }
}
