import ArgumentParser
import FileSpool
import IntentCore
import IntentModel
import IntentRuntime

/// `intent retry`
struct RetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Run failed or cancelled jobs again, and waiting ones without waiting longer.",
    discussion: """
      A failed or cancelled job goes back to pending with all its retries; its past is kept in its history. A rejected \
      file, mended, is read anew. A delayed job becomes due now, and a held one is released. Works with and without a running dispatcher.

      Examples:
        intent retry late-7
        intent retry --all --intent attendance.exec.notify_guardians_late --since 2h
      """)

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Flag(help: "All jobs in a state that the filter admits, instead of those named.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "With --all: failed (the default), cancelled, rejected, delayed or held; may be repeated.", valueName: "state"))
  var state: [JobState] = []

  @OptionGroup var filter: FilterOptions

  @Argument(help: "The jobs' ids, or the names they were dropped under.")
  var ids: [String] = []

  @OptionGroup var output: OutputOptions

  private static let states: [JobState] = [.failed, .cancelled, .rejected, .delayed, .held]

  func validate() throws {
    if all != ids.isEmpty { throw ValidationError("name the jobs, or say --all and which") }
    if !all, !filter.isEmpty || !state.isEmpty {
      throw ValidationError("--state, --intent, --tenant and --since go with --all")
    }
    if let state = state.first(where: { !Self.states.contains($0) }) {
      throw ValidationError(
        "--state \(state.rawValue): only failed, cancelled, rejected, delayed and held jobs can be retried")
    }
  }

  func run() throws {
    var operations = JobOperations(client: try spool.operations(registry), asJSON: output.json)
    let ids = all ? try matchingIDs() : try JobLookup(spool: try spool.openExisting()).ids(ids)
    if ids.isEmpty { ErrorOutput.line("no jobs match") }
    try operations.perform(ids) { .retry($0) }
  }

  /// Found before anything is changed, so that no job is met twice.
  private func matchingIDs() throws -> [String] {
    let listing = JobListing(spool: try spool.openExisting(), filter: filter.filter)
    var ids: [String] = []
    for state in state.isEmpty ? [.failed] : state {
      // What waits for an approval is none of a retry's business.
      try listing.walk(state) { job in
        if job.summary.held?.kind != .approvalRequired { ids.append(job.summary.id) }
      }
    }
    return ids
  }
}
