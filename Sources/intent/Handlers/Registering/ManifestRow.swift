/// One row of the table in `Package.swift`: `Handler("Attendance", "CheckIn", shared: ["AcademyKit"]),`.
struct ManifestRow: Sendable, Hashable {
  /// The folder of `Handlers/`.
  var domain: String
  /// A Swift file's name without its suffix; a program's with it.
  var name: String
  /// Whether it is a program's, of which nothing is built.
  var isProgram: Bool
  /// What it shares with others: `AcademyKit`.
  var shared: [String]
  /// Its line, counted from 1.
  var line: Int
  /// The whole lines that it takes.
  var lines: Range<String.Index>

  /// The library that it makes; nil: none.
  var library: String? { isProgram ? nil : domain + name }
  /// Its source, from the root.
  var file: String { "Handlers/\(domain)/\(name)\(isProgram ? "" : ".swift")" }

  private static let opening = "Handler("

  /// The rows of a table.
  static func all(in text: String, _ table: Range<String.Index>, of path: String) throws(CommandFailure)
    -> [ManifestRow]
  {
    var rows: [ManifestRow] = []
    var line = 1 + text[..<table.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") }
    var start = table.lowerBound
    while start < table.upperBound {
      var end = endOfLine(text, start, table)
      let first = line
      line += 1
      if text[start..<end].drop(while: \.isWhitespace).hasPrefix(opening) {
        // A long row goes over several lines.
        while end < table.upperBound, !isWhole(text[start..<end]) {
          end = endOfLine(text, end, table)
          line += 1
        }
        guard let row = ManifestRow(text[start..<end], start..<end, line: first) else {
          throw CommandFailure(
            .configuration,
            "\(path), line \(first): this is no row: write Handler(\"Domain\", \"Type\") or "
              + "Handler(\"Domain\", program: \"action.py\")")
        }
        rows.append(row)
      }
      start = end
    }
    return rows
  }

  private init?(_ text: Substring, _ lines: Range<String.Index>, line: Int) {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count >= 5 else { return nil }
    domain = String(parts[1])
    name = String(parts[3])
    isProgram = parts[2].contains("program:")
    shared = parts.indices.filter { $0 > 3 && $0 % 2 == 1 }.map { String(parts[$0]) }
    self.line = line
    self.lines = lines
  }

  /// A row's text.
  static func text(_ name: HandlerName, program: String?, shared: [String]) -> String {
    let what = program.map { "program: \"\($0)\"" } ?? "\"\(name.type)\""
    let dependencies = shared.isEmpty ? "" : ", shared: [" + shared.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    let row = "\(opening)\"\(name.domain)\", \(what)\(dependencies)),"
    // As the formatter breaks a line that is too long.
    return row.utf8.count + 2 <= 120
      ? "  " + row : "  \(opening)\n    \"\(name.domain)\", \(what)\(dependencies)),"
  }

  private static func isWhole(_ text: Substring) -> Bool {
    text.count { $0 == "(" } <= text.count { $0 == ")" }
  }

  private static func endOfLine(_ text: String, _ start: String.Index, _ table: Range<String.Index>) -> String.Index {
    text[start..<table.upperBound].firstIndex(of: "\n").map(text.index(after:)) ?? table.upperBound
  }
}
