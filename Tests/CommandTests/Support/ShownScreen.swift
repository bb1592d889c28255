@testable import intent

/// What a terminal shows after what was written to it: the few controls that we use, taken as a terminal takes them.
struct ShownScreen {
  private(set) var rows: [[Character]]
  private(set) var isAlternate = false
  private(set) var isCursorVisible = true
  /// Controls that are none of these.
  private(set) var unknown: [String] = []
  private let columns: Int
  private var row = 0
  private var column = 0
  private var wraps = true

  init(columns: Int, rows: Int, after text: String) {
    self.columns = columns
    self.rows = Array(repeating: [], count: rows)
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "\u{1B}":
        let control = rest.prefix { !($0.isLetter && $0 != "[") }
        rest = rest.dropFirst(control.count)
        obey(String(control) + (rest.popFirst().map(String.init) ?? ""))
      case "\r\n": (row, column) = (row + 1, 0)
      case "\n": row += 1
      case "\r": column = 0
      default: put(character)
      }
    }
  }

  var lines: [String] {
    rows.map { row in
      var line = String(row.filter { $0 != "\0" })
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  private mutating func put(_ character: Character) {
    let width = DisplayWidth.of(character)
    if column + width > columns {
      guard wraps else { return }
      (row, column) = (row + 1, 0)
    }
    // A terminal would scroll, which ours must not need.
    guard row < rows.count else { return unknown.append("scrolled") }
    while rows[row].count < column { rows[row].append(" ") }
    // A wide character has two cells; the second is marked.
    for offset in 0..<width {
      let cell: Character = offset == 0 ? character : "\0"
      if column + offset < rows[row].count { rows[row][column + offset] = cell } else { rows[row].append(cell) }
    }
    column += width
  }

  private mutating func obey(_ control: String) {
    switch control {
    case "[?1049h": isAlternate = true
    case "[?1049l": isAlternate = false
    case "[?25l": isCursorVisible = false
    case "[?25h": isCursorVisible = true
    case "[?7l": wraps = false
    case "[?7h": wraps = true
    case "[H": (row, column) = (0, 0)
    case "[2J": rows = Array(repeating: [], count: rows.count)
    case "[K": if row < rows.count { rows[row] = Array(rows[row].prefix(min(column, columns - 1))) }
    case "[J":
      if row < rows.count { rows[row] = Array(rows[row].prefix(min(column, columns - 1))) }
      for below in rows.indices.dropFirst(row + 1) { rows[below] = [] }
    case _ where control.hasSuffix("m"): break
    default: unknown.append(control)
    }
  }
}
