import ArgumentParser

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program: `intent`.
@main
struct Intent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intent",
    abstract: "Runs jobs from a spool directory through lazily loaded handlers.",
    discussion: """
      A job is a JSON file, {"intent_key": "...", "intent_params": {...}}, dropped into the spool's pending/ directory \
      or submitted here. `intent work` executes what is there; each job ends as a record with its result.

      \(ExitStatus.help)

      Shell completions: intent --generate-completion-script bash|zsh|fish
      """,
    version: Version.current,
    subcommands: [],
    groupedSubcommands: [
      CommandGroup(
        name: "Executing",
        subcommands: [RunCommand.self, AskCommand.self, WorkCommand.self, DrainCommand.self]),
      CommandGroup(
        name: "Jobs",
        subcommands: [
          SubmitCommand.self, StatusCommand.self, ListCommand.self, ShowCommand.self, TailCommand.self,
          WaitCommand.self, RetryCommand.self, CancelCommand.self, ApproveCommand.self, RejectCommand.self,
          PurgeCommand.self, QueueCommand.self,
        ]),
      CommandGroup(name: "Batches", subcommands: [BatchCommand.self]),
      CommandGroup(name: "Jobs that submit themselves", subcommands: [ScheduleCommand.self]),
      CommandGroup(
        name: "Setup",
        subcommands: [HandlersCommand.self, DoctorCommand.self, BenchCommand.self]),
    ])

  static func main() {
    // Whoever started this may ignore the ends of children; then the system would keep no status of ours.
    signal(SIGCHLD, SIG_DFL)
    let arguments = Array(CommandLine.arguments.dropFirst())
    // The cold start that matters.
    if arguments.first == "run", let request = RunRequest(quick: arguments.dropFirst()) {
      end { try SingleRun(request: request).run() }
    }
    end {
      var command = try parseAsRoot(arguments)
      try command.run()
    }
  }

  /// Runs a command, and ends the program with its status.
  private static func end(_ command: () throws -> Void) -> Never {
    do {
      try command()
      quit(.done)
    } catch let failure as CommandFailure {
      if !failure.message.isEmpty { ErrorOutput.say(failure.message) }
      quit(failure.status)
    } catch {
      Self.exit(withError: error)
    }
  }
}

/// Ends the process. (Inside of a command, `exit` is another function.)
private func quit(_ status: ExitStatus) -> Never { exit(status.rawValue) }
