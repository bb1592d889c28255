import ArgumentParser
import IntentModel
import IntentRuntime

/// `intent queue resume`
struct QueueResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Start jobs of a paused queue again.")

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Argument(help: "The queue's name.", transform: Parsing.queue)
  var name: QueueName

  @OptionGroup var output: OutputOptions

  func run() throws {
    try QueueChange(request: .resume(name), done: "\(name) runs").perform(spool, registry, output)
  }
}
