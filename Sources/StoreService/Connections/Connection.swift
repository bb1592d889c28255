internal import CSQLite
internal import IntentJSON

/// One open database and what was compiled for it.
///
/// Used by one thread at a time: the pool lends it to one session, and a session belongs to one thread.
final class Connection: @unchecked Sendable {
  // Unchecked: see above; nothing here is shared while it is used.
  let handle: OpaquePointer
  let path: String
  let access = AccessGuard()
  let busy = BusyWait()
  /// Transactions that kept a once-key, for pruning now and then.
  var keptOnceKeys = 0
  private let file: DatabaseFile
  private var statements = StatementCache(capacity: 64)

  init(handle: OpaquePointer, path: String, file: DatabaseFile) {
    self.handle = handle
    self.path = path
    self.file = file
    busy.install(on: handle)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Whether the path still leads to the file that was opened. It does not after somebody put a backup in its place,
  /// and what is written to the old file would be lost.
  var isCurrent: Bool { DatabaseFile(at: path) == file }

  /// Whether SQLite is outside of a transaction.
  var isAutocommit: Bool { sqlite3_get_autocommit(handle) != 0 }

  /// Compiles one statement, or finds it compiled. It has to be given back with `release`.
  func prepare(_ sql: String) throws(StoreError) -> Statement {
    if let statement = statements.take(sql) { return statement }
    access.reset()
    var (statement, rest) = try compile(sql[...])
    guard let statement else { throw .failed("the SQL is empty") }
    while !rest.isEmpty {
      let next = try compile(rest)
      guard next.statement == nil else {
        throw .failed("the SQL holds more than one statement: \(SQLText.excerpt(sql)); run them one at a time")
      }
      rest = next.rest
    }
    statement.isReusable = !access.dependsOnPlace
    return statement
  }

  /// Takes a statement back: its values are forgotten, and what it was reading is let go.
  func release(_ statement: Statement) {
    statement.reset()
    if statement.isReusable { statements.put(statement) }
  }

  /// Runs every statement of a text, one after the other; rows are dropped.
  func runAll(_ sql: String) throws(StoreError) {
    var rest = sql[...]
    while !rest.isEmpty {
      access.reset()
      let (statement, tail) = try compile(rest)
      if let statement {
        while try step(statement) {}
      }
      rest = tail
    }
  }

  /// Runs one of the store's own statements and calls `row` for each row.
  func runOwn(
    _ sql: String, _ values: [String?] = [], row: (Statement) -> Void = { _ in }
  ) throws(StoreError) {
    access.isOwn = true
    defer { access.isOwn = false }
    let statement = try prepare(sql)
    defer { release(statement) }
    for (index, value) in values.enumerated() { try statement.bind(text: value, at: index + 1) }
    while try step(statement) { row(statement) }
  }

  /// Takes the statement to its next row; false after the last.
  func step(_ statement: Statement) throws(StoreError) -> Bool {
    let code = sqlite3_step(statement.handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw failure(code, sql: statement.sql)
  }

  private func compile(_ sql: Substring) throws(StoreError) -> (statement: Statement?, rest: Substring) {
    var sql = sql
    var handle: OpaquePointer?
    var used = 0
    // The count includes no NUL: what stands behind a NUL in the text would be dropped in silence.
    guard !sql.utf8.contains(0) else { throw .failed("the SQL contains a NUL character") }
    let code = sql.withUTF8 { bytes in
      let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v3(
        self.handle, start, Int32(clamping: bytes.count), UInt32(SQLITE_PREPARE_PERSISTENT), &handle, &tail)
      if let start, let tail { used = tail - start }
      return code
    }
    guard code == SQLITE_OK else { throw failure(code, sql: String(sql)) }
    let end = sql.utf8.index(sql.startIndex, offsetBy: used)
    return (handle.map { Statement($0, sql: String(sql)) }, sql[end...])
  }
}
