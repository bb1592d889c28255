/// Pieces of generated source.
enum SourceText {
  private static let columns = 120

  /// A comment, its lines broken where the formatter would have them.
  static func comment(_ text: String, mark: String, indent: String = "") -> String {
    var lines: [String] = []
    var line = indent + mark
    for word in text.split(separator: " ") {
      if line.count + 1 + word.count > columns, line.count > (indent + mark).count {
        lines.append(line)
        line = indent + mark
      }
      line += " " + word
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
