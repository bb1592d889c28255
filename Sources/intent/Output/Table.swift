/// Rows in aligned columns, fitted to the terminal.
struct Table {
  /// One column.
  struct Column {
    var title: String
    var alignment = Alignment.left
    /// Whether its cells may be cut off where the terminal is too narrow.
    var isFlexible = false
  }

  enum Alignment { case left, right }

  /// One cell: text as it came, and its colour.
  struct Cell: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    var text: String
    var color: Terminal.Color?

    init(_ text: String, _ color: Terminal.Color? = nil) {
      self.text = PlainText.line(text)
      self.color = color
    }

    init(stringLiteral text: String) { self.init(text) }
  }

  var columns: [Column]
  private(set) var rows: [[Cell]] = []

  /// A flexible column is not cut to less.
  private static let leastFlexible = 12
  private static let gap = "  "

  init(_ columns: [Column]) {
    self.columns = columns
  }

  mutating func add(_ cells: [Cell]) {
    precondition(cells.count == columns.count, "a row has one cell a column")
    rows.append(cells)
  }

  /// The lines, the titles first.
  func lines(on terminal: Terminal) -> [String] {
    let widths = widths(on: terminal)
    let titles = columns.map { Cell($0.title, .bold) }
    return ([titles] + rows).map { line($0, widths, terminal) }
  }

  private func widths(on terminal: Terminal) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(DisplayWidth.of(columns[index].title)) { max($0, DisplayWidth.of($1[index].text)) }
    }
    guard let available = terminal.columns else { return widths }
    var excess = widths.reduce(0, +) + Self.gap.count * (columns.count - 1) - available
    // The widest gives first, so that short cells stay whole.
    while excess > 0 {
      let flexible = columns.indices.filter { columns[$0].isFlexible && widths[$0] > Self.leastFlexible }
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
      let second = flexible.filter { $0 != widest }.map { widths[$0] }.max() ?? Self.leastFlexible
      let cut = max(1, min(excess, widths[widest] - max(second, Self.leastFlexible)))
      widths[widest] -= cut
      excess -= cut
    }
    return widths
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ terminal: Terminal) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      var text = cell.text
      if DisplayWidth.of(text) > widths[index] {
        text = DisplayWidth.prefix(text, columns: widths[index] - 1) + "…"
      }
      let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(text)))
      let painted = terminal.paint(text, cell.color)
      let isLast = index == cells.count - 1
      switch columns[index].alignment {
      case .left: line += isLast ? painted : painted + padding
      case .right: line += padding + painted
      }
      if !isLast { line += Self.gap }
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
