import ArgumentParser
import FileSpool
import IntentCore
import IntentModel

/// `intent batch list`
struct BatchListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List batches: those that wait, run or are paused, and those that have ended, the last made first.",
    discussion: "With --json, one object a line.")

  @OptionGroup var spool: SpoolOptions

  @Option(help: ArgumentHelp("How many at most; 0 for all.", valueName: "n"))
  var limit = 50

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit takes 0 or more, not \(limit)") }
  }

  func run() throws {
    let batches = try BatchCollection(spool: try spool.openExisting()).newest(limit == 0 ? nil : limit)
    var printer = LineBuffer()
    if output.json {
      for batch in batches { try printer.json(batch) }
    } else if batches.isEmpty {
      ErrorOutput.line("no batches")
    } else {
      for line in BatchTable(batches, on: .output).lines { try printer.line(line) }
    }
    try printer.flush()
    if !output.json, batches.count == limit { ErrorOutput.line("the last \(limit) are shown; --limit 0 shows all") }
  }
}
