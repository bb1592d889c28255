import IntentCore
import IntentJSON
import IntentModel

/// How a batch came to rest, as it is told by the command that followed it.
struct BatchEnding {
  let snapshot: BatchSnapshot
  /// Lines that are no items, as far as they are known: what fails of itself.
  var malformed = 0

  /// The exit status of a command that waited for it.
  var status: ExitStatus {
    switch snapshot.condition {
    case .completed: return .done
    case .failed:
      // What failed besides lines that are no items?
      guard let counts = snapshot.counts, malformed > 0 else { return .handlerFailed }
      return counts.failed + counts.cancelled > malformed || counts.open > 0 ? .handlerFailed : .badData
    case .cancelled: return .handlerFailed
    case .rejected: return .badData
    case .gone: return .noInput
    case .held:
      let kind = snapshot.summary?.held?.kind
      return kind == .unknownIntent || kind == .loadFailed ? .unavailable : .tryAgain
    case .paused, .waiting, .running: return .tryAgain
    }
  }

  /// For a person: `tonight: completed: 100,000 items`.
  var text: String {
    let counts = snapshot.counts.map(Self.text).map { ": " + $0 } ?? ""
    let note = snapshot.note.isEmpty ? "" : ": \(snapshot.note)"
    let advice = snapshot.condition == .cancelled ? ": intent batch retry \(snapshot.id) goes on with what is open" : ""
    // What a failed batch says of itself has the counts.
    let shown = snapshot.summary?.errorKind == ErrorKind.itemsFailed.rawValue ? "" : counts
    return PlainText.line("\(snapshot.id): \(snapshot.condition.rawValue)\(shown)\(note)\(advice)")
  }

  private static func text(_ counts: BatchCounts) -> String {
    if counts.completed == counts.total { return Quantity.count(counts.total, "item") }
    let parts = [
      (counts.completed, "completed"), (counts.failed, "failed"), (counts.cancelled, "cancelled"),
      (counts.open, "open"),
    ]
    let told = parts.filter { $0.0 > 0 }.map { "\(Quantity.count($0.0)) \($0.1)" }.joined(separator: ", ")
    return "\(Quantity.count(counts.total, "item")): \(told)"
  }
}
