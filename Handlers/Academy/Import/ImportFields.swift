import IntentKit

/// The fields of one row by their columns, with the words for what is wrong with one.
struct ImportFields {
  private let line: Int
  private var texts: [ImportColumn: String] = [:]

  init(_ row: CSVRow, _ header: ImportHeader) throws(RowProblem) {
    line = row.line
    if let problem = row.problem { throw RowProblem(line: row.line, column: nil, problem: problem) }
    guard row.fields.count == header.columns.count else {
      throw RowProblem(
        line: row.line, column: nil,
        problem: "it has \(row.fields.count) fields, and the first row names \(header.columns.count) columns")
    }
    for (column, text) in zip(header.columns, row.fields) where !text.isEmpty { texts[column] = Self.unguarded(text) }
  }

  /// What stands in a column; nil if it is empty.
  func text(_ column: ImportColumn) -> String? { texts[column] }

  /// The value in a column; nil if it is empty.
  func value<Value: TextValue>(_ column: ImportColumn, as type: Value.Type = Value.self) throws(RowProblem) -> Value? {
    guard let text = texts[column] else { return nil }
    do throws(ModelError) {
      return try Value(text)
    } catch {
      throw problem(column, error.message)
    }
  }

  /// The value in a column that may not be empty.
  func required<Value: TextValue>(_ column: ImportColumn, as type: Value.Type = Value.self) throws(RowProblem) -> Value
  {
    guard let value = try value(column, as: type) else { throw problem(column, "is empty") }
    return value
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable & CaseIterable>(_ column: ImportColumn) throws(RowProblem) -> Word?
  where Word.RawValue == String {
    guard let text = texts[column] else { return nil }
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw problem(column, "\"\(text.prefix(60))\" is none of \(words)")
    }
    return word
  }

  /// A whole number.
  func number(
    _ column: ImportColumn, from minimum: Int, to maximum: Int = 100_000
  ) throws(RowProblem) -> Int? {
    guard let text = texts[column] else { return nil }
    guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text), number >= minimum, number <= maximum
    else { throw problem(column, "\"\(text.prefix(60))\" is no whole number from \(minimum) to \(maximum)") }
    return number
  }

  /// Without the apostrophe that ``CSVWriter`` puts before what a spreadsheet would take for a formula: a telephone
  /// number that begins with `+` is one, in an exported file.
  private static func unguarded(_ text: String) -> String {
    guard text.first == "'", let second = text.dropFirst().first, "=+-@".contains(second) else { return text }
    return String(text.dropFirst())
  }

  func problem(_ column: ImportColumn, _ problem: String) -> RowProblem {
    RowProblem(line: line, column: column.rawValue, problem: problem)
  }
}
