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
    let file = RegistryFile(path: registry.registry)
    let loaded = try file.registry()
    guard let entry = loaded[key] else {
      let hint = loaded.nearest(to: key).map { "; did you mean \($0)?" } ?? "; intent handlers list shows all"
      throw CommandFailure(.unavailable, "\(file.path) has no intent \(key)\(hint)")
    }
    let view = HandlerView(entry: entry, location: HandlerFile(entry, registry))
    var printer = LineBuffer()
    if output.asJSON {
      try printer.json(view)
    } else {
      for line in view.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }
}
