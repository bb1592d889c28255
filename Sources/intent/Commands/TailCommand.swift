import ArgumentParser
import FileSpool
import IntentCore
import IntentModel

/// `intent tail`
struct TailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tail",
    abstract: "Follow what happens to jobs, one line an event, until ^C.",
    discussion: """
      Tells when a job is submitted, started, retried (when again, and why), completed (in how long), failed, held, \
      cancelled or rejected. The last events come first, from the records: of each job the last that is known.

      It sees jobs get into their states' directories, so it needs no dispatcher and costs it nothing. A job that is in a \
      state for less than a moment may not be told of there. When more happens than can be told, that is said on \
      standard error.

      With --json, one object a line. Example: intent tail --state failed --state held --lines 20
      """)

  @OptionGroup var spool: SpoolOptions

  @Option(
    help: ArgumentHelp(
      "Only events that lead to this state (delayed is for retries); may be repeated.", valueName: "state"))
  var state: [JobState] = []

  @Option(help: ArgumentHelp("Only jobs of this intent.", valueName: "key"), transform: Parsing.key)
  var intent: IntentKey?

  @Option(help: ArgumentHelp("Only jobs of this tenant.", valueName: "id"), transform: Parsing.tenant)
  var tenant: TenantID?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("How many past events come first; 10 by default, with --since 1000.", valueName: "n"))
  var lines: Int?

  @Option(
    help: ArgumentHelp("Only past events since then: a time, or how long ago (90m, 2d).", valueName: "when"),
    transform: Parsing.past)
  var since: Timestamp?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let lines, !(0...100_000).contains(lines) {
      throw ValidationError("--lines takes 0 to 100000, not \(lines)")
    }
  }

  func run() throws {
    let filter = EventFilter(intent: intent, tenant: tenant, states: Set(state.isEmpty ? JobState.allCases : state))
    var tail = EventTail(try spool.openExisting(), filter, asJSON: output.json)
    try tail.run(limit: lines ?? (since == nil ? 10 : 1000), since: since)
  }
}
