import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel

/// `intent schedule list`
struct ScheduleListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the schedules, when each runs next, and when it did last.")

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let shelf = try ScheduleShelf(spool)
    let cursors = try shelf.cursors()
    let now = SystemClock().now()
    let views = try shelf.all().map { name, schedule in
      let last = (try? ScheduleName(name)).flatMap { cursors[$0]?.last }
      return ScheduleView(name: name, schedule: schedule, last: last, now: now)
    }
    var printer = LineBuffer()
    if output.json {
      try printer.object { writer in
        writer.array("schedules") { writer in
          for view in views { view.write(to: &writer) }
        }
      }
    } else {
      var table = ScheduleView.table
      for view in views { table.add(view.cells) }
      for line in table.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }
}
