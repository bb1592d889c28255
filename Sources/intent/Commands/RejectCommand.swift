import ArgumentParser
import IntentRuntime

/// `intent reject`
struct RejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "End jobs that wait for a person's approval, because they do not get it.",
    discussion: """
      They go to cancelled/, and who rejected a job, when and why stays in its record. Works with and without a running \
      dispatcher.

      Example: intent reject payout-7 --by lee --note "paid last week"
      """)

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions
  @OptionGroup var approval: ApprovalOptions

  @Argument(help: "The jobs' ids, or the names they were dropped under.")
  var ids: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    var operations = JobOperations(client: try spool.operations(registry), asJSON: output.json)
    let ids = try JobLookup(spool: try spool.openExisting()).ids(ids)
    try operations.perform(ids) { .reject($0, by: approval.person, note: approval.note) }
  }
}
