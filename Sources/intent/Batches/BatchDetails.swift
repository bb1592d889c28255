import IntentCore
import IntentModel

/// One batch, for a person.
struct BatchDetails {
  let batch: BatchSnapshot

  func lines(on terminal: Terminal) -> [String] {
    var lines = fields.map { field in
      let name = field.name + String(repeating: " ", count: max(0, 12 - field.name.count))
      return terminal.paint(name, .dim) + "  " + terminal.paint(PlainText.line(field.value), field.color)
    }
    if let counts = batch.counts {
      let columns = min(60, (terminal.columns ?? 80) - 22)
      let (full, empty) = Bar(blocks: Bar.hasBlocks).text(counts.ended, of: counts.total, columns: max(10, columns))
      let drawn = terminal.paint(full, counts.failed > 0 ? .yellow : .green) + terminal.paint(empty, .dim)
      lines.append(
        terminal.paint("progress      ", .dim) + drawn + " " + Quantity.percent(counts.ended, of: counts.total))
    }
    return lines
  }

  private var fields: [(name: String, value: String, color: Terminal.Color?)] {
    let counts = batch.counts
    func count(_ value: Int?) -> String? { value.flatMap { $0 > 0 ? Quantity.count($0) : nil } }
    let left = batch.rate.flatMap { rate in counts.map { Quantity.time(seconds: Double($0.open) / rate) } }
    let optional: [(String, String?, Terminal.Color?)] = [
      ("batch", batch.id.text, .bold),
      ("state", batch.condition.rawValue, batch.condition.color),
      ("intent", batch.key, nil),
      ("tenant", batch.summary?.tenant, nil),
      ("why", batch.note.isEmpty ? nil : batch.note, batch.condition.color),
      ("created", batch.createdAt?.display, nil),
      ("due", batch.condition == .waiting ? batch.summary?.dueAt?.display : nil, nil),
      ("ended", batch.summary?.completedAt?.display, nil),
      ("items", counts.map { Quantity.count($0.total) } ?? "not read yet", nil),
      ("completed", count(counts?.completed), .green),
      ("failed", count(counts?.failed), .red),
      ("cancelled", count(counts?.cancelled), nil),
      ("open", count(counts?.open), nil),
      ("rate", batch.rate.map(Quantity.rate), nil),
      ("left", left, nil),
    ]
    return optional.compactMap { name, value, color in value.map { (name, $0, color) } }
  }
}
