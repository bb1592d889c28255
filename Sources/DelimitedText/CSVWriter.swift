/// Writes comma-separated values by RFC 4180, for spreadsheets.
public struct CSVWriter {
  /// What has been written: rows end in CRLF, and a byte order mark stands in front, without which some spreadsheets take
  /// UTF-8 for something else.
  public private(set) var text = "\u{FEFF}"

  /// A writer of an empty file.
  public init() {}

  /// Writes a row.
  public mutating func row(_ fields: [String]) {
    text += fields.map(Self.field).joined(separator: ",") + "\r\n"
  }

  private static func field(_ text: String) -> String {
    // A spreadsheet would run a field that starts like this as a formula. Names come from people.
    let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let safe = isFormula && Double(text) == nil ? "'" + text : text
    let needsQuotes = safe.utf8.contains { ",\"\r\n".utf8.contains($0) }
    return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
  }
}
