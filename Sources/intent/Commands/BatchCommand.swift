import ArgumentParser

/// `intent batch`
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Execute an intent for each of many items, and know what became of each.",
    discussion: """
      A batch is a job with many items: intent list, show and wait know it too. docs/batches.md says what is and what is \
      not repeated after a crash.
      """,
    subcommands: [
      BatchRunCommand.self, BatchStatusCommand.self, BatchListCommand.self, BatchReportCommand.self,
      BatchPauseCommand.self, BatchResumeCommand.self, BatchCancelCommand.self, BatchRetryCommand.self,
    ])
}
