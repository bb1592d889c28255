import ArgumentParser
import IntentCore

/// `intent schedule disable`
struct ScheduleDisableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable",
    abstract: "Keep a schedule from running, and its file.")

  @OptionGroup var spool: SpoolOptions

  @Argument(help: "The schedule's name.", transform: Parsing.schedule)
  var name: ScheduleName

  @OptionGroup var output: OutputOptions

  func run() throws {
    try ScheduleChange(name: name, isEnabled: false).perform(spool, output)
  }
}
