import IntentJSON
import IntentModel

/// One attempt of a record, for people.
struct AttemptView {
  private let entry: JSONText

  init(_ entry: JSONText) {
    self.entry = entry
  }

  /// A table of attempts, in their order.
  static func table(_ attempts: [AttemptView]) -> Table {
    var table = Table([
      .init(title: "TRY", alignment: .right), .init(title: "STARTED"), .init(title: "TOOK", alignment: .right),
      .init(title: "OUTCOME"), .init(title: "WORKER"), .init(title: "ERROR", isFlexible: true),
    ])
    for (index, attempt) in attempts.enumerated() {
      table.add([
        .init(String(index + 1)), .init(attempt.startedAt?.display ?? "?"), .init(attempt.duration),
        .init(attempt.outcome, attempt.outcome == "completed" ? .green : nil),
        .init(attempt.entry["worker"]?.string ?? "-"), .init(attempt.error),
      ])
    }
    return table
  }

  private var outcome: String { entry["outcome"]?.string ?? "?" }
  private var startedAt: Timestamp? { time("started_at") }

  private var duration: String {
    guard let startedAt, let endedAt = time("ended_at") else { return "?" }
    return DurationText(milliseconds: endedAt.milliseconds(since: startedAt)).description
  }

  private var error: String {
    guard let error = entry["error"] else { return "" }
    var parts = [error["kind"]?.string, error["field"]?.string, error["message"]?.string].compactMap { $0 }
    if let status = entry["exit_status"]?.integer { parts.append("exit status \(status)") }
    if let signal = entry["signal"]?.integer { parts.append("signal \(signal)") }
    return parts.joined(separator: ": ")
  }

  private func time(_ name: String) -> Timestamp? {
    entry[name]?.string.flatMap { try? Timestamp(rfc3339: $0) }
  }
}
