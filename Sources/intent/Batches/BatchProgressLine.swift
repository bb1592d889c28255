import IntentCore
import IntentModel

/// How far a batch is, on one line that fits the terminal.
struct BatchProgressLine {
  private static let bar = 10...40
  private static let gap = "  "

  let name: String
  let condition: BatchSnapshot.Condition
  let counts: BatchCounts?
  /// Items a second; nil: not known.
  let rate: Double?
  /// Whether nobody executes it now.
  let isAlone: Bool

  /// What is told of it, the least important last.
  private var facts: [(text: String, color: Terminal.Color?)] {
    guard let counts else { return [(isAlone ? "no dispatcher runs" : condition.rawValue, .yellow)] }
    var facts: [(String, Terminal.Color?)] = [
      ("\(Quantity.count(counts.ended))/\(Quantity.count(counts.total))", nil),
      (Quantity.percent(counts.ended, of: counts.total), .bold),
    ]
    if counts.failed > 0 { facts.append(("\(Quantity.count(counts.failed)) failed", .red)) }
    if isAlone {
      facts.append(("no dispatcher runs", .yellow))
    } else if condition != .running {
      facts.append((condition.rawValue, condition.color))
    } else if let rate, counts.open > 0 {
      facts.append((Quantity.rate(rate), nil))
      facts.append((Quantity.time(seconds: Double(counts.open) / rate) + " left", nil))
    }
    return facts
  }

  /// The line with a bar, for a terminal of so many columns.
  func drawn(on terminal: Terminal, _ bar: Bar) -> String {
    // The last column stays free: some terminals wrap when it is written to.
    let available = (terminal.columns ?? 80) - 1
    var facts = facts
    func width(_ facts: [(text: String, color: Terminal.Color?)]) -> Int {
      facts.reduce(0) { $0 + DisplayWidth.of($1.text) + Self.gap.count }
    }
    while facts.count > 1, width(facts) > available { facts.removeLast() }
    let room = available - width(facts)
    var parts: [String] = []
    // A bar comes first, then the name; what there is no room for is left out.
    var columns = min(Self.bar.upperBound, room)
    var shownName = ""
    if counts != nil, columns >= Self.bar.lowerBound {
      if room - Self.gap.count - Self.bar.lowerBound >= 8 {
        let most = max(8, room - Self.gap.count - 24)
        shownName = Self.cut(name, to: most)
        columns = min(Self.bar.upperBound, room - Self.gap.count - DisplayWidth.of(shownName))
      }
    } else {
      columns = 0
      if room >= 8 { shownName = Self.cut(name, to: room) }
    }
    if !shownName.isEmpty { parts.append(shownName) }
    if columns > 0, let counts {
      let (full, empty) = bar.text(counts.ended, of: counts.total, columns: columns)
      parts.append(terminal.paint(full, counts.failed > 0 ? .yellow : .green) + terminal.paint(empty, .dim))
    }
    return (parts + facts.map { terminal.paint($0.text, $0.color) }).joined(separator: Self.gap)
  }

  /// The line without anything drawn, for a file or a plain terminal.
  var plain: String { "\(name): " + facts.map(\.text).joined(separator: ", ") }

  private static func cut(_ text: String, to columns: Int) -> String {
    DisplayWidth.of(text) <= columns ? text : DisplayWidth.prefix(text, columns: columns - 1) + "…"
  }
}
