import ArgumentParser
import IntentCore
import IntentModel

/// The items of a batch, and how they are executed.
struct BatchItemsOptions: ParsableArguments {
  /// How a file of items is written.
  enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
    case jsonl, csv

    var itemFormat: ItemFormat { self == .csv ? .csv : .jsonLines }
  }

  @Option(
    help: ArgumentHelp("The items: JSON Lines, or CSV with a header; - for standard input.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "ndjson", "csv"]))
  var items: String

  @Option(help: ArgumentHelp("How they are written; by default as the file's name says.", valueName: "format"))
  var format: Format?

  @Option(help: ArgumentHelp("Items that may run at once; the intent's limit by default.", valueName: "n"))
  var concurrency: Int?

  @Option(
    help: ArgumentHelp("How often items may start: 10/s, 600/m; the intent's limit by default.", valueName: "rate"))
  var rate: RateLimit?

  func validate() throws {
    if let concurrency, !(1...1_000_000).contains(concurrency) {
      throw ValidationError("--concurrency takes 1 to 1000000, not \(concurrency)")
    }
  }

  func source() throws(CommandFailure) -> ItemSource { try ItemSource(path: items, format: format?.itemFormat) }
}
