public import ArgumentParser
public import Durability
import Foundation

extension BatchTrialOptions.Work: ExpressibleByArgument {}

/// `intent-durability batch`
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Execute a batch under kill -9, and account for every item.",
    discussion: "Exits with 1 if a promise was not kept, and leaves the spool behind.")

  @Option(help: "What the items do: nothing, effects (a row in the store each) or messages.")
  var work = BatchTrialOptions.Work.nothing

  @Option(help: "How many items.")
  var items = 100_000

  @Option(help: "How often something is killed.")
  var kills = 20

  @Option(help: "Where everything random comes from.")
  var seed = UInt64.random(in: 0..<1_000_000_000)

  func run() throws {
    var options = BatchTrialOptions(seed: seed)
    (options.work, options.items, options.kills) = (work, items, kills)
    let root = FileManager.default.temporaryDirectory.appending(path: "intent-batch-\(UUID().uuidString)")
    let trial = try BatchTrial(options, in: root)
    let violations = try trial.run()
    for line in trial.summary { print(line) }
    for violation in violations.prefix(50) { print("violation: \(violation)") }
    print("batch of \(items), \(work.rawValue), seed \(seed): violations: \(violations.count)")
    if !violations.isEmpty {
      print("the spool is left in \(root.path)")
      throw ExitCode.failure
    }
    trial.remove()
  }
}
