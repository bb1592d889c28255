/// Things that are alike, each with its number: a table where there is room for one, else a few lines each.
struct GroupList {
  /// One group.
  struct Group {
    var count: Table.Cell
    /// What tells it from the others, in the columns of a table.
    var cells: [Table.Cell]
  }

  /// From so many columns on a table is worth reading.
  private static let wide = 120
  private static let indent = "      "

  /// Titles of the count and of the cells.
  var titles: [String]
  var groups: [Group] = []

  func lines(on terminal: Terminal) -> [String] {
    guard let columns = terminal.columns, columns < Self.wide else { return table.lines(on: terminal) }
    var lines = [terminal.paint(titles[0], .bold)]
    for group in groups {
      let count = group.count.text
      let padding = String(repeating: " ", count: max(0, 4 - DisplayWidth.of(count)))
      let room = max(8, columns - Self.indent.count)
      var line = padding + terminal.paint(count, group.count.color) + "  "
      var taken = 0
      for cell in group.cells where !cell.text.isEmpty {
        let width = DisplayWidth.of(cell.text)
        if taken > 0, taken + 2 + width > room {
          lines.append(line)
          (line, taken) = (Self.indent, 0)
        }
        let text = width > room ? DisplayWidth.prefix(cell.text, columns: room - 1) + "…" : cell.text
        line += (taken > 0 ? "  " : "") + terminal.paint(text, cell.color)
        taken += (taken > 0 ? 2 : 0) + width
      }
      lines.append(line)
    }
    return lines
  }

  private var table: Table {
    var table = Table(
      [.init(title: titles[0], alignment: .right)] + titles.dropFirst().map { .init(title: $0, isFlexible: true) })
    for group in groups { table.add([group.count] + group.cells) }
    return table
  }
}
