internal import CSQLite
internal import IntentJSON

/// Writes rows as a JSON array of objects, columns in the order of the statement.
struct RowWriter {
  private var writer = JSONWriter()
  private let names: [ArraySlice<UInt8>]
  private let statement: Statement
  private let maxBytes: Int

  /// - Throws: ``StoreError`` if two columns have one name, which JSON's objects do not allow.
  init(_ statement: Statement, maxBytes: Int) throws(StoreError) {
    self.statement = statement
    self.maxBytes = maxBytes
    var seen = Set<String>()
    var names: [ArraySlice<UInt8>] = []
    for column in 0..<statement.columnCount {
      let name = sqlite3_column_name(statement.handle, Int32(column)).map { String(cString: $0) } ?? ""
      guard seen.insert(name).inserted else {
        throw .failed(
          "two columns are named \(name): give one another name with AS, in \(SQLText.excerpt(statement.sql))")
      }
      var quoted = JSONWriter()
      quoted.value(name)
      names.append(quoted.finish()[...])
    }
    self.names = names
    writer.beginArray()
  }

  /// Writes the statement's row.
  mutating func writeRow() throws(StoreError) {
    writer.beginObject()
    for (column, name) in names.enumerated() {
      writer.rawName(name)
      try write(column)
    }
    writer.endObject()
    guard writer.bytes.count <= maxBytes else {
      throw .failed(
        "the rows take more than \(maxBytes) bytes (services.store.max_result_bytes): ask for fewer, with LIMIT, in "
          + SQLText.excerpt(statement.sql))
    }
  }

  /// The rows.
  mutating func finish() -> JSONText {
    writer.endArray()
    return writer.text
  }

  private mutating func write(_ column: Int) throws(StoreError) {
    switch sqlite3_column_type(statement.handle, Int32(column)) {
    case SQLITE_INTEGER:
      writer.value(sqlite3_column_int64(statement.handle, Int32(column)))
    case SQLITE_FLOAT:
      let double = sqlite3_column_double(statement.handle, Int32(column))
      guard double.isFinite else { throw wrong(column, "holds an infinite number, which JSON has not") }
      writer.value(double)
    case SQLITE_TEXT:
      guard let text = String(validating: statement.bytes(at: column), as: UTF8.self) else {
        throw wrong(column, "holds text that is not UTF-8: select hex() of it")
      }
      writer.value(text)
    case SQLITE_NULL:
      writer.null()
    default:
      throw wrong(column, "holds a blob, which JSON has not: select hex() of it")
    }
  }

  private func wrong(_ column: Int, _ message: String) -> StoreError {
    .failed("column \(String(decoding: names[column], as: UTF8.self)) \(message), in \(SQLText.excerpt(statement.sql))")
  }
}
