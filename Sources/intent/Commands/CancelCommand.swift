import ArgumentParser
import IntentRuntime

/// `intent cancel`
struct CancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "End jobs, whether they wait or run.",
    discussion: """
      A waiting job is cancelled at once. A running one is asked to stop; what it came to stands in its record. \
      Works with and without a running dispatcher.
      """)

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Option(help: ArgumentHelp("Why, for the record.", valueName: "text"))
  var reason: String?

  @Argument(help: "The jobs' ids, or the names they were dropped under.")
  var ids: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    var operations = JobOperations(client: try spool.operations(registry), asJSON: output.json)
    let ids = try JobLookup(spool: try spool.openExisting()).ids(ids)
    try operations.perform(ids) { .cancel($0, reason: reason) }
  }
}
