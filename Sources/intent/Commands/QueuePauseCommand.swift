import ArgumentParser
import IntentModel
import IntentRuntime

/// `intent queue pause`
struct QueuePauseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Start no more jobs of a queue. What runs, runs on. It stays paused over restarts.")

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Argument(help: "The queue's name.", transform: Parsing.queue)
  var name: QueueName

  @OptionGroup var output: OutputOptions

  func run() throws {
    try QueueChange(request: .pause(name), done: "\(name) is paused").perform(spool, registry, output)
  }
}
