import ArgumentParser
import FileSpool
import IntentCore
import IntentJSON
import IntentModel

/// `intent status`
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how many jobs are in which state, and whether a dispatcher runs.")

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let status = try SpoolStatus(of: try spool.openExisting(), at: spool.path)
    var printer = LineBuffer()
    if output.json {
      try printer.json(status)
    } else {
      for line in status.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }
}
