import ArgumentParser
import FileSpool
import IntentCore
import IntentJSON
import IntentModel

/// `intent handlers remove`
struct HandlersRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a handler out: its entry, and in a checkout its row, its file and its test.",
    discussion: """
      Says what would go, and asks before it goes; where nobody can be asked, --yes is the answer. Jobs of the intent that \
      have not ended would be held without it, so there must be none, or --force.
      """)

  @Argument(help: "The intent's key.", transform: Parsing.key)
  var key: IntentKey

  @Option(
    help: ArgumentHelp(
      "Where the checkout or the registry is: this directory or one above it (INTENT_REGISTRY, else the working "
        + "directory).", valueName: "dir"),
    completion: .directory)
  var directory: String?

  @Flag(help: "Do not ask.")
  var yes = false

  @Flag(help: "Even if jobs of it have not ended. They are held, and run when the intent is there again.")
  var force = false

  @OptionGroup var spool: SpoolOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let handler = try RegisteredHandler(key, in: Workplace(from: directory))
    if !force { try refuseUnfinished() }
    if !yes { try confirm(handler) }
    try handler.remove()
    var printer = LineBuffer()
    if output.json {
      try printer.object { writer in
        writer.member("intent_key", key)
        writer.member("removed", handler.parts.map(\.path))
        writer.member("kept", handler.kept.map(\.path))
      }
    } else {
      try printer.line("\(key) is removed:")
      for line in handler.lines { try printer.line("  " + line) }
      for kept in handler.kept { try printer.line("left alone: \(kept.path) (\(kept.what))") }
    }
    try printer.flush()
  }

  private func refuseUnfinished() throws(CommandFailure) {
    guard let unfinished = try UnfinishedJobs(of: key, in: spool) else { return }
    throw CommandFailure(
      .tryAgain,
      "\(unfinished.count) of \(key) in \(spool.path) \(unfinished.verb) not ended (such as \(unfinished.example)): wait for "
        + "them or cancel them (intent list --intent \(key)), or give --force; they are held then")
  }

  private func confirm(_ handler: RegisteredHandler) throws(CommandFailure) {
    ErrorOutput.line("\(key) would lose:")
    for line in handler.lines { ErrorOutput.line("  " + line) }
    for kept in handler.kept { ErrorOutput.line("left alone: \(kept.path) (\(kept.what))") }
    switch Confirmation.ask("Remove it?") {
    case .yes: return
    case .no: throw CommandFailure(.usage, "nothing was removed")
    case .nobody: throw CommandFailure(.usage, "nothing was removed: there is no terminal to ask on, so give --yes")
    }
  }
}
