import ArgumentParser
import IntentCore
import IntentJSON

/// `intent schedule remove`
struct ScheduleRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove a schedule, and what is known of how far it came. Jobs that it submitted stay.")

  @OptionGroup var spool: SpoolOptions

  @Argument(help: "The schedule's name.", transform: Parsing.schedule)
  var name: ScheduleName

  @OptionGroup var output: OutputOptions

  func run() throws {
    try ScheduleShelf(spool).remove(name)
    var printer = LineBuffer()
    if output.json {
      try printer.object { $0.member("removed", name) }
    } else {
      try printer.line("\(name) is removed")
    }
    try printer.flush()
  }
}
