import IntentCore
import IntentJSON
import IntentModel

/// The items of a batch, tried without executing anything: the form of each line, and its parameters by the handler's own
/// word.
struct ItemCheck {
  /// What was found.
  struct Report {
    /// Lines that are to be items.
    var items = 0
    var invalid = 0
    /// Whether the handler was asked; else only the form was checked.
    var isHandlerAsked = false
    var valid: Int { items - invalid }
  }

  /// What is wrong with an item.
  struct Problem {
    var item: Int
    var line: Int
    var error: IntentError
  }

  /// Parameters that the handler is asked about at once.
  private static let groupItems = 256
  private static let groupBytes = 1 << 18

  private let source: ItemSource
  private let common: JSONText
  private let redact: [ParameterPath]
  private let checker: ParameterChecker?
  private var group: [(item: Int, line: Int, params: JSONText)] = []
  private var groupSize = 0
  private var report = Report()

  /// - Parameters:
  ///   - common: What all items have in common.
  ///   - checker: nil: the handler cannot be asked.
  init(_ source: ItemSource, common: JSONText, redact: [ParameterPath], checker: ParameterChecker?) {
    self.source = source
    self.common = common.compacted()
    self.redact = redact
    self.checker = checker
    report.isHandlerAsked = checker != nil
  }

  /// Calls `body` with each problem, in the order of the lines.
  mutating func run(_ body: (Problem) throws(CommandFailure) -> Void) throws(CommandFailure) -> Report {
    let source = source
    try source.forEach { (item, line) throws(CommandFailure) in
      report.items += 1
      switch item {
      case .malformed(let reason):
        try ask(body)
        report.invalid += 1
        let shown = MalformedReason.shown(reason, redact: redact)
        try body(Problem(item: report.items, line: line, error: IntentError(.invalidItem, shown)))
      case .params(let params):
        guard checker != nil else { return }
        let merged = BatchItem.merged(params, with: common)
        group.append((report.items, line, merged))
        groupSize += merged.bytes.count
        if group.count >= Self.groupItems || groupSize >= Self.groupBytes { try ask(body) }
      }
    }
    try ask(body)
    return report
  }

  private mutating func ask(_ body: (Problem) throws(CommandFailure) -> Void) throws(CommandFailure) {
    guard let checker, !group.isEmpty else { return }
    let problems = try checker.problems(with: group.map(\.params))
    for (one, error) in zip(group, problems) {
      guard let error else { continue }
      report.invalid += 1
      // An error may quote what it found.
      let shown = redact.isEmpty ? error : Secrets(one.params, redact).removed(from: error)
      try body(Problem(item: one.item, line: one.line, error: shown))
    }
    group.removeAll(keepingCapacity: true)
    groupSize = 0
  }
}

extension ItemCheck.Problem {
  /// For a person: `line 12: intent_params.student_id: is missing`.
  var text: String {
    // A line that is no item says its number itself.
    if error.kind == .invalidItem { return error.message }
    let field = error.field.map { error.message.hasPrefix($0) ? "" : "\($0): " } ?? ""
    return "line \(line): \(field)\(error.message)"
  }

  /// For programs.
  func write(to writer: inout JSONWriter) {
    writer.member("line", line)
    writer.member("item", item)
    writer.member("kind", error.kind.rawValue)
    writer.memberIfPresent("field", error.field)
    writer.member("message", error.message)
  }
}
