import ArgumentParser
import IntentRuntime

/// `intent drain`
struct DrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drain",
    abstract: "Execute the spool's jobs until none is due, then exit. For cron.",
    discussion: """
      Exits with 0 when nothing is due any more, whatever became of the jobs; with 75 when it was interrupted, or \
      another dispatcher holds the spool. Quiet unless something is wrong: --log-level info tells more.
      """)

  @OptionGroup var options: DispatcherOptions

  func run() throws {
    let ending = try DispatcherRun(options, mode: .drain, logLevel: options.logLevel ?? .warning).run()
    if ending == .stopped { throw CommandFailure(.tryAgain, "stopped before all that was due had run") }
  }
}
