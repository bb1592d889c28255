import ArgumentParser
import FileSpool
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// `intent queue list`
struct QueueListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the queues: those of the registry, those that jobs wait in, and those that are paused.")

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let spool = try spool.openExisting()
    let registry = try registry.read()
    var queues: [QueueName: QueueView] = [:]
    for key in registry.keys {
      queues[registry.policy(of: key).queue(of: key), default: QueueView()].intents += 1
    }
    for (name, policy) in registry.queues { queues[name, default: QueueView()].policy = policy }
    for name in try paused(spool) { queues[name, default: QueueView()].isPaused = true }
    for state in [JobState.pending, .delayed, .processing] {
      try JobListing(spool: spool, filter: JobFilter()).walk(state) { job in
        guard let key = job.summary.key.flatMap({ try? IntentKey($0) }) else { return }
        queues[registry.policy(of: key).queue(of: key), default: QueueView()].jobs[state, default: 0] += 1
      }
    }
    try printAll(queues.sorted { $0.key < $1.key })
  }

  private func paused(_ spool: FileSpool) throws(CommandFailure) -> Set<QueueName> {
    do {
      return try spool.pausedQueues()
    } catch {
      throw CommandFailure(error)
    }
  }

  private func printAll(_ queues: [(key: QueueName, value: QueueView)]) throws {
    var printer = LineBuffer()
    if output.json {
      try printer.object { writer in
        writer.array("queues") { writer in
          for (name, queue) in queues { queue.write(name, to: &writer) }
        }
      }
    } else {
      var table = QueueView.table
      for (name, queue) in queues { table.add(queue.cells(name)) }
      for line in table.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }
}
