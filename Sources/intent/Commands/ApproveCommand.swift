import ArgumentParser
import IntentRuntime

/// `intent approve`
struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Let jobs run that wait for a person's approval.",
    discussion: """
      Who approved a job, when and why stays in its record. Works with and without a running dispatcher. \
      intent list --state held shows what waits, who asked for it and what for.

      Example: intent approve payout-7 --by lee --note "checked against the contract"
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
    try operations.perform(ids) { .approve($0, by: approval.person, note: approval.note) }
  }
}
