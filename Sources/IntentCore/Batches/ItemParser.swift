import DelimitedText
import IntentJSON

/// Reads items line by line, in memory that does not grow with their number. What is wrong with a line is an item too:
/// it is counted, reported, and stops nothing.
///
/// JSON Lines: an object a line; empty lines are none. CSV (RFC 4180): the first row names the parameters, optionally
/// with a type behind a colon (`student_id,amount:number,urgent:bool,tags:json`; without one it is text); an empty field
/// is a parameter that is left out.
public struct ItemParser: Sendable {
  /// The most bytes of one item.
  public static let itemLimit = 1 << 20

  private let format: ItemFormat
  private var line = 0
  private var header: ItemColumns?
  /// A CSV record that goes on with the next line, and the line it began on.
  private var open: (bytes: [UInt8], line: Int)?
  private var quotes = QuoteScanner()

  /// A parser of items that are written in this way.
  public init(_ format: ItemFormat) {
    self.format = format
  }

  /// Takes the next line, without its line feed; nil: no item ends with it.
  ///
  /// - Throws: ``ItemHeaderError`` where the first row of a CSV file names no parameters: nothing in it can be read.
  public mutating func take(_ bytes: ArraySlice<UInt8>) throws(ItemHeaderError) -> BatchItem.Content? {
    line += 1
    switch format {
    case .jsonLines: return Self.item(bytes, line: line)
    case .csv: return try takeRow(bytes)
    }
  }

  /// Takes note of a line longer than ``itemLimit``, whose bytes are not kept.
  public mutating func takeTooLong() -> BatchItem.Content {
    line += 1
    open = nil
    return .malformed(
      "line \(line): is longer than an item may be (\(Self.itemLimit) bytes): pass large data by its path")
  }

  /// Takes the end of the input; nil: no item was cut off by it.
  public mutating func end() throws(ItemHeaderError) -> BatchItem.Content? {
    guard let open else {
      if format == .csv, header == nil {
        throw ItemHeaderError(message: "is empty: the first row names the parameters")
      }
      return nil
    }
    self.open = nil
    return try row(open.bytes, line: open.line)
  }

  /// One line of JSON.
  private static func item(_ bytes: ArraySlice<UInt8>, line: Int) -> BatchItem.Content? {
    if bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }) {
      return nil
    }
    do throws(JSONError) {
      let text = try JSONText(validating: bytes, limits: JSONLimits(maxBytes: itemLimit))
      guard text.kind == .object else {
        return .malformed("line \(line): expected an item, which is an object of parameters, found \(text.found)")
      }
      return .params(text.onOneLine)
    } catch {
      return .malformed("line \(line): not valid JSON: \(error)")
    }
  }

  private mutating func takeRow(_ bytes: ArraySlice<UInt8>) throws(ItemHeaderError) -> BatchItem.Content? {
    var record = (bytes: open.map { $0.bytes + [UInt8(ascii: "\n")] } ?? [], line: open?.line ?? line)
    record.bytes += bytes
    open = nil
    if quotes.isOpen(after: bytes), record.bytes.count <= Self.itemLimit {
      open = record
      return nil
    }
    quotes = QuoteScanner()
    return try row(record.bytes, line: record.line)
  }

  private mutating func row(_ bytes: [UInt8], line: Int) throws(ItemHeaderError) -> BatchItem.Content? {
    // With its line feed, or a carriage return before it would be one too many.
    var reader = CSVReader(bytes + [UInt8(ascii: "\n")])
    guard let row = reader.next() else { return nil }
    guard let header else {
      if let problem = row.problem { throw ItemHeaderError(message: "line \(line): \(problem)") }
      self.header = try ItemColumns(row.fields)
      return nil
    }
    if let problem = row.problem { return .malformed("line \(line): \(problem)") }
    do throws(ItemFieldError) { return .params(try header.item(row.fields)) } catch {
      return .malformed("line \(line): \(error.message)")
    }
  }
}

/// The first row of a CSV file names no parameters.
public struct ItemHeaderError: Error, Sendable, Equatable {
  /// What is wrong, and what to do; to stand behind the file's name.
  public var message: String
}
