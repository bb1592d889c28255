import IntentCore
import IntentModel

/// Batches as rows of a table.
struct BatchTable {
  private static let bar = 16
  /// A terminal narrower than this shows no bars.
  private static let wide = 110

  private var table: Table
  private let terminal: Terminal
  private let bars = Bar(blocks: Bar.hasBlocks)
  private let hasBars: Bool

  init(_ batches: [BatchSnapshot], on terminal: Terminal) {
    self.terminal = terminal
    hasBars = terminal.columns.map { $0 >= Self.wide } ?? false
    let bar = hasBars ? [Table.Column(title: "PROGRESS")] : []
    table = Table(
      [.init(title: "BATCH", isFlexible: true), .init(title: "STATE")] + bar + [
        .init(title: "DONE", alignment: .right), .init(title: "ITEMS", alignment: .right),
        .init(title: "FAILED", alignment: .right), .init(title: "RATE", alignment: .right),
        .init(title: "LEFT", alignment: .right), .init(title: "INTENT", isFlexible: true),
      ])
    for batch in batches { add(batch) }
  }

  var lines: [String] { table.lines(on: terminal) }

  private mutating func add(_ batch: BatchSnapshot) {
    let counts = batch.counts
    let failed = counts?.failed ?? 0
    let drawn = counts.map { bars.text($0.ended, of: $0.total, columns: Self.bar) }
    let bar: [Table.Cell] =
      hasBars ? [.init(drawn.map { $0.full + $0.empty } ?? "", failed > 0 ? .yellow : .green)] : []
    let left = batch.rate.flatMap { rate in counts.map { Quantity.time(seconds: Double($0.open) / rate) } }
    table.add(
      [.init(batch.id.text), .init(batch.condition.rawValue, batch.condition.color)] + bar + [
        .init(counts.map { Quantity.percent($0.ended, of: $0.total) } ?? ""),
        .init(counts.map { Quantity.count($0.total) } ?? ""), .init(Quantity.count(failed), failed > 0 ? .red : .dim),
        .init(batch.rate.map(Quantity.rate) ?? ""), .init(left ?? ""), .init(batch.key ?? "?"),
      ])
  }
}
