import IntentCore
import IntentModel

extension JobEvent {
  /// The colour of its word.
  var color: Terminal.Color? { kind == .retried ? .yellow : summary.state.color }

  /// What is worth knowing about it, in a line.
  var note: String {
    switch kind {
    case .submitted: summary.submittedAs ?? ""
    case .started: summary.attempts > 0 ? "attempt \(summary.attempts + 1)" : ""
    case .completed: effort
    case .retried, .waits: Self.joined(again, why)
    case .failed, .cancelled: Self.joined(effort, why)
    case .held: summary.held.map { "\($0.kind): \($0.message)" } ?? why
    case .rejected: why
    }
  }

  /// When it is due; the day is said only where it is another one.
  private var again: String {
    guard let due = summary.dueAt else { return "" }
    return (summary.attempts > 0 ? "again at " : "until ") + (due.day == at.day ? due.timeOfDay : due.display)
  }

  private var effort: String {
    let took = duration.map { "in \(DurationText(milliseconds: $0).rough)" }
    let tries = summary.attempts > 1 ? "attempt \(summary.attempts)" : nil
    return [took, tries].compactMap { $0 }.joined(separator: ", ")
  }

  private var why: String {
    let kind = summary.errorKind.map { "\($0): " } ?? ""
    if let message = summary.errorMessage { return message.hasPrefix(kind) ? message : kind + message }
    return self.kind == .waits ? lastOutcome ?? "" : ""
  }

  private static func joined(_ parts: String...) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: ": ")
  }
}
