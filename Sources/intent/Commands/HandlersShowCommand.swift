import ArgumentParser
import IntentCore
import IntentModel

/// `intent handlers show`
struct HandlersShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show what an intent takes, how it is executed, and how its last jobs ended.",
    discussion: "Ends with a command that runs it, made of its required parameters and their examples.")

  @Argument(help: "The intent's key.", transform: Parsing.key)
  var key: IntentKey

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var spool: SpoolOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let entry = try registry.find(key).entry
    let parameters = HandlerParameters(of: entry, try HandlerProbe.findings(of: [entry], registry)[key])
    var view = HandlerView(entry: entry, location: HandlerFile(entry, registry), parameters: parameters)
    if spool.exists { view.outcomes = try RecentOutcomes(of: key, in: try spool.open(), at: spool.path) }
    var printer = LineBuffer()
    if output.json {
      try printer.json(view)
    } else {
      for line in view.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }
}
