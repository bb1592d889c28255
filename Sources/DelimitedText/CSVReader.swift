/// Reads comma-separated values by RFC 4180, strictly, and says by its line what is wrong with a row.
///
/// Rows end in CRLF or LF. A field in quotes may hold commas, line breaks and doubled quotes; a quote anywhere else is
/// an error. A byte order mark at the start, which spreadsheets write, is passed over. Empty lines are no rows.
public struct CSVReader: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var index: Int
  private var line = 1

  /// A reader of these bytes.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row, or nil at the end.
  public mutating func next() -> CSVRow? {
    while index < bytes.count, let length = lineBreak(at: index) {
      index += length
      line += 1
    }
    guard index < bytes.count else { return nil }
    var row = CSVRow(line: line, fields: [], problem: nil)
    while true {
      do throws(CSVProblem) {
        row.fields.append(try field())
      } catch {
        skipLine()
        row.problem = error.message
        return row
      }
      guard index < bytes.count else { return row }
      if bytes[index] == UInt8(ascii: ",") {
        index += 1
        continue
      }
      // `field` stops at a comma, a line break or the end.
      index += lineBreak(at: index) ?? 1
      line += 1
      return row
    }
  }

  private mutating func field() throws(CSVProblem) -> String {
    let start = index
    let content =
      index < bytes.count && bytes[index] == UInt8(ascii: "\"") ? try quotedField() : try plainField()
    guard let text = String(validating: content, as: UTF8.self) else {
      index = start
      throw CSVProblem("it is not UTF-8: save the file as \"CSV UTF-8\"")
    }
    return text
  }

  private mutating func plainField() throws(CSVProblem) -> [UInt8] {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ","), lineBreak(at: index) == nil {
      guard bytes[index] != UInt8(ascii: "\"") else {
        throw CSVProblem(
          "a quote stands inside of a field that does not start with one: put the field in quotes, double it")
      }
      guard bytes[index] != UInt8(ascii: "\r") else {
        throw CSVProblem("a carriage return stands without a line feed behind it")
      }
      index += 1
    }
    return Array(bytes[start..<index])
  }

  private mutating func quotedField() throws(CSVProblem) -> [UInt8] {
    let firstLine = line
    var content: [UInt8] = []
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard byte == UInt8(ascii: "\"") else {
        content.append(byte)
        continue
      }
      if index < bytes.count, bytes[index] == byte {
        content.append(byte)
        index += 1
        continue
      }
      guard index == bytes.count || bytes[index] == UInt8(ascii: ",") || lineBreak(at: index) != nil else {
        throw CSVProblem("something stands between the quote that ends a field and the next comma")
      }
      return content
    }
    throw CSVProblem("the quotes opened on line \(firstLine) are never closed: nothing behind them can be read")
  }

  private func lineBreak(at index: Int) -> Int? {
    if bytes[index] == UInt8(ascii: "\n") { return 1 }
    let isPair = bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
    return isPair ? 2 : nil
  }

  /// Goes on with the next line after a row that cannot be read.
  private mutating func skipLine() {
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    index += 1
    line += 1
  }
}

/// What is wrong with a field.
private struct CSVProblem: Error {
  var message: String
  init(_ message: String) { self.message = message }
}
