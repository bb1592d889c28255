import ArgumentParser
import IntentCore
import IntentRuntime

/// `intent batch pause`
struct BatchPauseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Stop batches where they are: what runs of them ends, nothing new begins.",
    discussion: "A paused batch waits in held/ until intent batch resume. Works with and without a running dispatcher.")

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Option(help: ArgumentHelp("Who wants it; the user's name by default.", valueName: "name"))
  var by: String?

  @Argument(help: "The batches' ids.")
  var ids: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    try BatchOperation(spool: spool, registry: registry, asJSON: output.json).perform(ids) {
      .pauseBatch($0, by: by ?? Variables["USER"])
    }
  }
}
