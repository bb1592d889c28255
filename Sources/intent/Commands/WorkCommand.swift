import ArgumentParser
import IntentRuntime

/// `intent work`
struct WorkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    abstract: "Execute the spool's jobs, for as long as it runs.",
    discussion: """
      Takes jobs from the spool, gives them to worker processes, and puts a record with the result where each job was. \
      One dispatcher runs a spool; a second one says who holds it and exits with 75. Logs go to standard error.

      TERM or ^C: what runs may finish, then it exits; a second one: what runs is given back, with its attempt \
      refunded.
      """)

  @OptionGroup var options: DispatcherOptions

  func run() throws {
    _ = try DispatcherRun(options, mode: .work, logLevel: options.logLevel ?? .info).run()
  }
}
