import ArgumentParser
import FileSpool
import IntentCore
import IntentJSON
import IntentModel

/// `intent list`
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List jobs, the last changed first.",
    discussion: "With --json, one object a line. Example: intent list --state failed --since 1d")

  @OptionGroup var spool: SpoolOptions

  @Option(
    help: ArgumentHelp("Only jobs in this state; may be repeated. All states by default.", valueName: "state"))
  var state: [JobState] = []

  @OptionGroup var filter: FilterOptions

  @Option(help: ArgumentHelp("How many at most; 0 for all.", valueName: "n"))
  var limit = 50

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit takes 0 or more, not \(limit)") }
  }

  func run() throws {
    let listing = JobListing(spool: try spool.openExisting(), filter: filter.filter)
    let states = state.isEmpty ? JobState.allCases : JobState.allCases.filter(state.contains)
    if output.json, limit == 0 {
      try stream(listing, states)
      return
    }
    var jobs = JobCollection(limit: limit == 0 ? nil : limit)
    for state in states {
      try listing.walk(state, limit: limit == 0 ? nil : limit) { jobs.add($0) }
    }
    try output.json ? printJSON(jobs.newestFirst()) : printTable(&jobs)
  }

  /// Any number of jobs in constant memory, therefore in no order.
  private func stream(_ listing: JobListing, _ states: [JobState]) throws {
    var printer = LineBuffer()
    for state in states {
      try listing.walk(state) { (job) throws(CommandFailure) in try printer.json(job) }
    }
    try printer.flush()
  }

  private func printJSON(_ jobs: [JobCollection.Entry]) throws {
    var printer = LineBuffer()
    for job in jobs { try printer.json(job) }
    try printer.flush()
  }

  private func printTable(_ jobs: inout JobCollection) throws {
    var table = Table([
      .init(title: "ID", isFlexible: true), .init(title: "STATE"), .init(title: "INTENT", isFlexible: true),
      .init(title: "CHANGED"), .init(title: "TRIES", alignment: .right), .init(title: "NOTE", isFlexible: true),
    ])
    let entries = jobs.newestFirst()
    for job in entries {
      let summary = job.summary
      table.add([
        .init(summary.id), .init(summary.state.rawValue, summary.state.color), .init(summary.key ?? "?"),
        .init(job.changedAt.display), .init(String(summary.attempts)), .init(summary.note),
      ])
    }
    if entries.isEmpty { return ErrorOutput.line("no jobs") }
    var printer = LineBuffer()
    for line in table.lines(on: .output) { try printer.line(line) }
    try printer.flush()
    if entries.count == limit { ErrorOutput.line("the last \(limit) are shown; --limit 0 shows all") }
  }
}
