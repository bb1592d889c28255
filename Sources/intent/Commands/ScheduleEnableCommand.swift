import ArgumentParser
import IntentCore

/// `intent schedule enable`
struct ScheduleEnableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable",
    abstract: "Let a schedule run again. What it would have run while it was disabled does not count.")

  @OptionGroup var spool: SpoolOptions

  @Argument(help: "The schedule's name.", transform: Parsing.schedule)
  var name: ScheduleName

  @OptionGroup var output: OutputOptions

  func run() throws {
    try ScheduleChange(name: name, isEnabled: true).perform(spool, output)
  }
}
