import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel

/// `intent handlers list`
struct HandlersListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the registry's intents, their parameters and their handlers.",
    discussion: """
      Parameters are told by the libraries themselves, which are loaded in a process of their own; a question mark stands \
      behind those that may be left out. With --json, one object a line, with types, allowed words and examples.
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let known = try registry.read()
    let entries = known.keys.compactMap { known[$0] }
    let findings = try HandlerProbe.findings(of: entries, registry)
    let views = entries.map { HandlerView(entry: $0, parameters: HandlerParameters(of: $0, findings[$0.key])) }
    var printer = LineBuffer()
    if output.json {
      for view in views { try printer.json(view) }
    } else {
      var table = Table([
        .init(title: "INTENT", isFlexible: true), .init(title: "PARAMETERS", isFlexible: true),
        .init(title: "HANDLER", isFlexible: true), .init(title: "QUEUE"), .init(title: "DESCRIPTION", isFlexible: true),
      ])
      for view in views {
        let entry = view.entry
        table.add([
          .init(entry.key.text, entry.policy.enabled ? nil : .dim), .init(view.parameters.short),
          .init(HandlerView.text(entry.handler)), .init(entry.queue.text),
          .init((entry.policy.enabled ? "" : "(disabled) ") + (entry.summary ?? "")),
        ])
      }
      for line in table.lines(on: .output) { try printer.line(line) }
    }
    try printer.flush()
  }
}
