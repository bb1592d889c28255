import ArgumentParser
import IntentCore
import IntentRuntime

/// `intent batch cancel`
struct BatchCancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "End batches: what runs of them is asked to stop, what was not begun is not executed.",
    discussion:
      "What has ended stays as it is; intent batch retry goes on with the rest. Works with and without a running dispatcher."
  )

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Option(help: ArgumentHelp("Why, for the record.", valueName: "text"))
  var reason: String?

  @Argument(help: "The batches' ids.")
  var ids: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    try BatchOperation(spool: spool, registry: registry, asJSON: output.json).perform(ids) {
      .cancel($0, reason: reason)
    }
  }
}
