import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// `intent schedule next`
struct ScheduleNextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Tell when a schedule, or a cron expression, will run, and what is odd about it where clocks change.",
    discussion: """
      Examples:
        intent schedule next closing
        intent schedule next '30 2 * * *' --timezone Europe/Berlin --after 2026-03-28T12:00:00Z --count 3
      """)

  @Argument(help: "A schedule's name; or an expression: five fields in quotes, or @daily and the like.")
  var rule: String

  @Option(help: ArgumentHelp("The time zone of an expression; UTC by default.", valueName: "zone"))
  var timezone: String?

  @Option(
    help: ArgumentHelp("Only runs after then: a time, or from now; by default now.", valueName: "when"),
    transform: Parsing.future)
  var after: Timestamp?

  @Option(help: ArgumentHelp("How many.", valueName: "n"))
  var count = 5

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var output: OutputOptions

  private var isExpression: Bool { rule.contains(" ") || rule.hasPrefix("@") }

  func validate() throws {
    guard (1...100_000).contains(count) else { throw ValidationError("--count takes 1 to 100000, not \(count)") }
    if !isExpression, timezone != nil {
      throw ValidationError("--timezone goes with an expression; a schedule has its own")
    }
  }

  func run() throws {
    let upcoming = try isExpression ? expression() : schedule()
    var printer = LineBuffer()
    if output.json {
      try printer.object { upcoming.write(to: &$0) }
    } else {
      for line in upcoming.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }

  private var from: Timestamp { after ?? SystemClock().now() }

  private func expression() throws(CommandFailure) -> UpcomingRuns {
    let zone: TimeZoneRules
    do throws(TimeZoneError) { zone = try TimeZoneDatabase().rules(of: timezone ?? "UTC") } catch {
      throw CommandFailure(error, field: "--timezone")
    }
    do throws(CronError) {
      let cron = try CronExpression(rule)
      return UpcomingRuns(Timeline(.cron(cron), zone: zone), schedule: nil, after: from, count: count)
    } catch {
      throw CommandFailure(.badData, error.message)
    }
  }

  private func schedule() throws(CommandFailure) -> UpcomingRuns {
    let name: ScheduleName
    do throws(ModelError) { name = try ScheduleName(rule) } catch { throw CommandFailure(.usage, error.message) }
    let (schedule, _) = try ScheduleShelf(spool).find(name)
    return UpcomingRuns(try schedule.checkedTimeline(), schedule: schedule, after: from, count: count)
  }
}
