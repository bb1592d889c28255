import ArgumentParser
import IntentCore
import IntentJSON
import IntentModel

/// `intent handlers check`
struct HandlersCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the registry and load every handler it names.",
    discussion: """
      Tells every problem at once, with its line: entries that are wrong, libraries that are missing, can be changed by \
      others, do not load or lack the handler, programs that cannot be executed, patterns of intent ask that are none or \
      stand for two intents. In a checkout also: sources without a row \
      in Package.swift and rows without a source, rows without an entry and entries without a row, keys that are not the \
      same in source, symbol and registry; and as a warning, libraries older than their sources. Libraries are loaded in a \
      process of their own. Exits with 78 if there is a problem.
      """)

  @OptionGroup var registry: RegistryOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let check = try HandlerCheck(registry)
    var printer = LineBuffer()
    if output.json {
      try printer.json(check)
    } else {
      for problem in check.problems { try printer.line(PlainText.line(problem.description)) }
      for warning in check.warnings { try printer.line(PlainText.line("warning: \(warning)")) }
      if check.problems.isEmpty {
        try printer.line(check.praise)
      }
    }
    try printer.flush()
    if !check.problems.isEmpty { throw CommandFailure.silent(.configuration) }
  }
}
