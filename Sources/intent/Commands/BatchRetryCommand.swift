import ArgumentParser
import IntentCore
import IntentRuntime

/// `intent batch retry`
struct BatchRetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Run again what failed, was cancelled or was not begun of batches that have ended.",
    discussion: "What has completed is not repeated. Works with and without a running dispatcher.")

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Argument(help: "The batches' ids.")
  var ids: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    try BatchOperation(spool: spool, registry: registry, asJSON: output.json).perform(ids) { .retry($0) }
  }
}
