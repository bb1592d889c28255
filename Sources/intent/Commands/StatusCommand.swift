import ArgumentParser
import FileSpool
import IntentCore
import IntentModel

/// `intent status`
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the spool at a glance: states, rates, what waits, is held, and failed.",
    discussion: """
      Looking costs about the same however much lies in the spool: where there is more than that, each part says of how \
      much it speaks. Failures whose messages differ in numbers and ids only are shown together.

      With --watch it stays on the screen until ^C; where there is no screen (a pipe, TERM=dumb), one report follows the \
      other.
      """)

  @OptionGroup var spool: SpoolOptions

  // Text, since a value that does not read would pass for none.
  @Option(
    name: .customLong("watch"), defaultAsFlag: "2s",
    help: ArgumentHelp("Look again every so often, until ^C.", valueName: "interval"))
  var watch: String?

  @Option(
    name: .customLong("failures-since"),
    help: ArgumentHelp("Show what failed since so long ago.", valueName: "duration"))
  var failuresSince = DurationText(milliseconds: 86_400_000)

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let interval = try interval(), interval.milliseconds < 100 {
      throw ValidationError("--watch takes 100ms or more, not \(interval)")
    }
  }

  /// nil: one look is enough.
  private func interval() throws -> DurationText? {
    do throws(ModelError) { return try watch.map { (text) throws(ModelError) in try DurationText(text) } } catch {
      throw ValidationError("--watch: \(error.message)")
    }
  }

  func run() throws {
    let spool = try spool.openExisting()
    if let interval = try interval() {
      let look = { () throws(CommandFailure) -> StatusReport in try self.look(at: spool) }
      return try StatusWatch(interval: interval, asJSON: output.json, look: look).run()
    }
    var printer = LineBuffer()
    let report = try look(at: spool)
    if output.json {
      try printer.encoded(report)
    } else {
      for line in report.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }

  private func look(at spool: FileSpool) throws(CommandFailure) -> StatusReport {
    try StatusReport(of: spool, at: self.spool.path, failuresSince: failuresSince, now: SystemClock().now())
  }
}
