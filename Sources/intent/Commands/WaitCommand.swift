import ArgumentParser
import IntentModel

/// `intent wait`
struct WaitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait",
    abstract: "Wait until jobs have ended, and tell how.",
    discussion: """
      Ends with 0 if all completed; else with the status of the first that did not: 70 failed or cancelled, 65 rejected, \
      69 held for an unknown intent or a handler that does not load, 75 held for another reason or still under way at \
      the timeout, 66 no such job.

      Example: intent wait $(intent submit runtime.query.echo) --timeout 30s
      """)

  @OptionGroup var spool: SpoolOptions

  @Argument(help: "The jobs' ids, or the names they were dropped under.")
  var ids: [String]

  @Option(help: ArgumentHelp("How long at most; for ever by default.", valueName: "duration"))
  var timeout: DurationText?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let spool = try spool.openExisting()
    var wait = JobWait(spool: spool, timeout: timeout, asJSON: output.json)
    if SpoolHolder(spool: self.spool.path) == nil {
      ErrorOutput.say("no dispatcher runs: what has not ended will wait for intent work or intent drain")
    }
    try wait.wait(for: ids)
  }
}
