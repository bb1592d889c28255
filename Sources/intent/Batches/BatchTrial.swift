import IntentCore
import IntentJSON
import IntentModel

/// A batch that is checked and not executed: `intent batch run --dry-run`.
struct BatchTrial {
  /// Problems that a person is shown.
  private static let shown = 20

  let entry: RegistryEntry
  let source: ItemSource
  let common: JSONText
  let registry: RegistryOptions
  let asJSON: Bool

  func run() throws(CommandFailure) {
    if let problem = HandlerFile(entry, registry).problem { throw CommandFailure(.unavailable, problem) }
    var check = ItemCheck(
      source, common: common, redact: entry.policy.redact, checker: try ParameterChecker(entry, registry))
    var printer = LineBuffer()
    var told = 0
    let report = try check.run { (problem) throws(CommandFailure) in
      told += 1
      if asJSON {
        try printer.object { problem.write(to: &$0) }
      } else if told <= Self.shown {
        try printer.line(PlainText.line("\(source.name): \(problem.text)"))
      }
    }
    if asJSON {
      try printer.object { writer in
        writer.member("items", report.items)
        writer.member("valid", report.valid)
        writer.member("invalid", report.invalid)
        writer.member("handler_asked", report.isHandlerAsked)
      }
    } else {
      if told > Self.shown {
        try printer.line("\(source.name): and \(Quantity.count(told - Self.shown)) more like these; --json tells all")
      }
      try printer.line(PlainText.line(summary(report)))
    }
    try printer.flush()
    if report.items == 0 { throw CommandFailure(.badData, "\(source.name) has no items") }
    if report.invalid > 0 { throw .silent(.badData) }
  }

  private func summary(_ report: ItemCheck.Report) -> String {
    let counts =
      "\(Quantity.count(report.items, "item")): \(Quantity.count(report.valid)) valid, "
      + "\(Quantity.count(report.invalid)) invalid; nothing was executed"
    if report.isHandlerAsked { return counts }
    let reason =
      if case .exec = entry.handler {
        "\(entry.key) is a program, which cannot be asked"
      } else {
        "the handler of \(entry.key) cannot be asked"
      }
    return counts + "; only the form was checked: " + reason
  }
}
