import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel

/// `intent handlers list`
struct HandlersListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the registry's intents and their handlers.",
    discussion: "With --json, one object a line.")

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let registry = try registry.read()
    let entries = registry.keys.compactMap { registry[$0] }
    var printer = LineBuffer()
    if output.json {
      for entry in entries { try printer.json(HandlerView(entry: entry)) }
    } else {
      var table = Table([
        .init(title: "INTENT", isFlexible: true), .init(title: "HANDLER", isFlexible: true), .init(title: "QUEUE"),
        .init(title: "DESCRIPTION", isFlexible: true),
      ])
      for entry in entries {
        table.add([
          .init(entry.key.text, entry.policy.enabled ? nil : .dim), .init(HandlerView.text(entry.handler)),
          .init(entry.queue.text), .init((entry.policy.enabled ? "" : "(disabled) ") + (entry.summary ?? "")),
        ])
      }
      for line in table.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }
}
