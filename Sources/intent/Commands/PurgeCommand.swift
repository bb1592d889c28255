import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel
import IntentRuntime

/// `intent purge`
struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Delete the records of jobs that ended long ago.",
    discussion: """
      Only completed records by default: failed ones are dead letters that somebody may want to retry.

      Example: intent purge --older-than 30d --state completed --state cancelled
      """)

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var registry: RegistryOptions

  @Option(help: ArgumentHelp("Only records that last changed longer ago than this.", valueName: "duration"))
  var olderThan = DurationText(milliseconds: 30 * 86_400_000)

  @Option(
    help: ArgumentHelp(
      "completed (the default), failed, cancelled or rejected; may be repeated.", valueName: "state"))
  var state: [JobState] = []

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let state = state.first(where: { !$0.isTerminal }) {
      throw ValidationError("--state \(state.rawValue): only jobs that ended can be purged; intent cancel ends others")
    }
  }

  func run() throws {
    let cutoff = SystemClock().now().adding(milliseconds: -olderThan.milliseconds)
    let states = Set(state.isEmpty ? [.completed] : state)
    let count = try spool.operations(registry).reply(to: .purge(states, before: cutoff)).purged ?? 0
    var printer = LineBuffer()
    if output.json {
      try printer.object { writer in
        writer.member("purged", count)
        writer.member("before", cutoff)
        writer.member("states", states.map(\.rawValue).sorted())
      }
    } else {
      try printer.line("\(count) record\(count == 1 ? "" : "s") deleted")
    }
    try printer.flush()
  }
}
