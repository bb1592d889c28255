import ArgumentParser

/// `intent queue`
struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "See the queues, stop one and start it again.",
    discussion: "A job waits in the queue that its registry entry names, else in that of its intent's domain.",
    subcommands: [QueueListCommand.self, QueuePauseCommand.self, QueueResumeCommand.self])
}
