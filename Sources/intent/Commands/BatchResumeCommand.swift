import ArgumentParser
import IntentCore
import IntentRuntime

/// `intent batch resume`
struct BatchResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Let paused batches go on where they were.",
    discussion: "What has ended of them is not repeated. Works with and without a running dispatcher.")

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Argument(help: "The batches' ids.")
  var ids: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    try BatchOperation(spool: spool, registry: registry, asJSON: output.json).perform(ids) {
      .release($0, reasons: [.paused])
    }
  }
}
