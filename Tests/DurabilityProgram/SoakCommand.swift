import ArgumentParser
import Durability
import Foundation

/// `intent-durability soak`
struct SoakCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "soak",
    abstract: "Run the dispatcher under random kills, drops, cancels, retries and reloads, and audit every job.",
    discussion:
      "Exits with 1 if a promise was not kept, and leaves the spool behind. The same seed drops the same jobs.")

  @Option(help: "How long jobs are dropped, in minutes.")
  var minutes = 15.0

  @Option(help: "Jobs a second, at most.")
  var rate = 250

  @Option(help: "Seconds from one kill to the next, at most; a quarter of it at least.")
  var pause = 9.0

  @Option(help: "Seconds that completed, cancelled and rejected records are kept.")
  var keep = 60.0

  @Option(help: "Where everything random comes from.")
  var seed = UInt64.random(in: 0..<1_000_000_000)

  @Option(help: "A directory for the spool; it is made.")
  var directory: String?

  func run() throws {
    var options = SoakOptions(seed: seed)
    options.seconds = minutes * 60
    options.rate = rate
    options.pause = (pause / 4)...pause
    options.keep = keep
    let root = URL(
      fileURLWithPath: directory
        ?? FileManager.default.temporaryDirectory.appending(path: "intent-soak-\(UUID().uuidString)").path)
    say("seed \(seed), in \(root.path)")
    let soak = try Soak(options, in: root, say: say)
    let violations = try soak.run()
    for line in soak.summary { say(line) }
    for violation in violations.prefix(50) { say("violation: \(violation)") }
    say("violations: \(violations.count)")
    if !violations.isEmpty {
      say("seed \(seed); the spool is left in \(root.path)")
      throw ExitCode.failure
    }
  }

  private func say(_ line: String) {
    print(line)
    fflush(nil)
  }
}
