import ArgumentParser
import IntentCore
import IntentModel

/// `intent schedule run`
struct ScheduleRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Submit a schedule's job now, enabled or not. Its next runs are what they were.",
    discussion: """
      Prints the job's id, NAME.20261130T170012.345Z; no run of the schedule itself has milliseconds in its id.
      """)

  @OptionGroup var spool: SpoolOptions

  @Argument(help: "The schedule's name.", transform: Parsing.schedule)
  var name: ScheduleName

  @OptionGroup var output: OutputOptions

  func run() throws {
    let shelf = try ScheduleShelf(spool)
    let (schedule, _) = try shelf.find(name)
    var report = SubmissionReport(asJSON: output.json)
    var at = SystemClock().now()
    while true {
      let occurrence = Occurrence(manual: name, at: at)
      let submission = try shelf.submit(schedule.job(for: occurrence))
      guard case .duplicate = submission else {
        return try report.tell([JobSubmitter.Answer(line: nil, submission: submission)])
      }
      // Somebody else asked in this very millisecond.
      at = at.adding(milliseconds: 1)
    }
  }
}
