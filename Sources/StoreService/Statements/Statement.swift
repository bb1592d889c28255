internal import CSQLite

/// A compiled statement.
final class Statement {
  let handle: OpaquePointer
  let sql: String
  /// Whether it may be kept for the next time.
  var isReusable = true

  init(_ handle: OpaquePointer, sql: String) {
    self.handle = handle
    self.sql = sql
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Whether it leaves the database as it is.
  var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

  /// Columns of its rows; 0 if it gives none.
  var columnCount: Int { Int(sqlite3_column_count(handle)) }

  /// Forgets values and the place it has read to, so that it holds no lock.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// Binds text, or null, to a parameter, counted from 1.
  func bind(text: String?, at index: Int) throws(StoreError) {
    guard var text else { return try check(sqlite3_bind_null(handle, Int32(index)), index) }
    let code = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        intent_sqlite_bind_text(handle, Int32(index), $0.baseAddress, UInt64($0.count))
      }
    }
    try check(code, index)
  }

  /// Binds an integer.
  func bind(integer: Int64, at index: Int) throws(StoreError) {
    try check(sqlite3_bind_int64(handle, Int32(index), integer), index)
  }

  /// Binds a floating-point number.
  func bind(double: Double, at index: Int) throws(StoreError) {
    try check(sqlite3_bind_double(handle, Int32(index), double), index)
  }

  /// A column of the row as text.
  func text(at column: Int) -> String {
    String(decoding: bytes(at: column), as: UTF8.self)
  }

  /// The bytes of a text column, valid until the next step.
  func bytes(at column: Int) -> UnsafeBufferPointer<UInt8> {
    // The text first: asking for it may convert the value, which changes the count.
    let text = sqlite3_column_text(handle, Int32(column))
    return UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, Int32(column))))
  }

  private func check(_ code: Int32, _ index: Int) throws(StoreError) {
    guard code == SQLITE_OK else {
      throw .failed("parameter \(index) cannot be bound: \(String(cString: sqlite3_errstr(code)))")
    }
  }
}
