import ArgumentParser
import IntentCore
import IntentModel

/// `intent handlers show`
struct HandlersShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show how an intent is executed: its handler, and its policy with all defaults resolved.")

  @Argument(help: "The intent's key.", transform: Parsing.key)
  var key: IntentKey

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let entry = try registry.find(key).entry
    let view = HandlerView(entry: entry, location: HandlerFile(entry, registry))
    var printer = LineBuffer()
    if output.json {
      try printer.json(view)
    } else {
      for line in view.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }
}
