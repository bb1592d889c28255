internal import CIntentABI
internal import CSQLite
internal import IntentJSON
internal import ServiceKit

/// One attempt's use of its tenant's database.
///
/// Belongs to one thread at a time; `SessionTable` sees to it.
final class Session: @unchecked Sendable {
  // Unchecked: `SessionTable.enter` lets one thread in at a time.
  let token: intent_token
  let tenant: Tenant
  let connection: Connection
  let host: ServiceHost
  let configuration: StoreConfiguration
  /// The answer that the body of the open transaction has set.
  var answer = JSONText.null
  /// Whether the body of a transaction is running.
  var isInTransaction = false

  init(
    token: intent_token, tenant: Tenant, connection: Connection, host: ServiceHost, configuration: StoreConfiguration
  ) {
    self.token = token
    self.tenant = tenant
    self.connection = connection
    self.host = host
    self.configuration = configuration
  }

  /// Runs a statement and gives its rows.
  func query(_ sql: String, _ params: JSONText?) throws(StoreError) -> JSONText {
    let statement = try ready(sql, params)
    defer { connection.release(statement) }
    return try writing(unless: statement.isReadOnly) { () throws(StoreError) in
      // The first step before the names: it may compile the statement anew, for a schema that has changed since.
      var isRow = try connection.step(statement)
      var rows = try RowWriter(statement, maxBytes: configuration.maxResultBytes)
      while isRow {
        try rows.writeRow()
        isRow = try connection.step(statement)
      }
      return rows.finish()
    }
  }

  /// Runs a statement that gives no rows, and says what it changed.
  func execute(_ sql: String, _ params: JSONText?) throws(StoreError) -> JSONText {
    let statement = try ready(sql, params)
    defer { connection.release(statement) }
    guard statement.columnCount == 0 else {
      throw .failed("the statement gives rows: run it with query, \(SQLText.excerpt(sql))")
    }
    return try writing(unless: statement.isReadOnly) { () throws(StoreError) in
      let before = intent_sqlite_total_changes(connection.handle)
      while try connection.step(statement) {}
      // SQLite's count stays what it was after a statement that changes no row, such as CREATE TABLE.
      let changed = intent_sqlite_total_changes(connection.handle) != before
      var writer = JSONWriter(capacity: 64)
      writer.beginObject()
      writer.member("changes", changed ? intent_sqlite_changes(connection.handle) : 0)
      writer.member("last_insert_rowid", sqlite3_last_insert_rowid(connection.handle))
      writer.endObject()
      return writer.text
    }
  }

  /// Sets how long what follows may wait. Called at the start of every operation that may have to.
  func startWaiting() -> Deadline {
    let deadline = Deadline(afterMs: configuration.busyTimeoutMs)
    connection.busy.deadline = deadline
    return deadline
  }

  /// Whether the attempt has ended.
  var isStale: Bool { host.isStale(token) }

  /// Waits for this process's other writers of the tenant, and for its turn among them.
  func enterWriters(_ deadline: Deadline) throws(StoreError) {
    guard tenant.writers.wait(until: deadline, isCancelled: { self.isStale }) else {
      if isStale { throw .stale }
      throw .busy(
        "other jobs of this worker have been writing to the database \(tenant.name) for longer than the busy timeout "
          + "(\(configuration.busyTimeoutMs) ms)")
    }
  }

  private func ready(_ sql: String, _ params: JSONText?) throws(StoreError) -> Statement {
    guard !isStale else { throw .stale }
    try checkTransaction()
    _ = startWaiting()
    let statement = try connection.prepare(sql)
    do {
      try ParameterBinder(statement).bind(params)
    } catch {
      connection.release(statement)
      throw error
    }
    return statement
  }

  /// After some errors (a full disk, OR ROLLBACK) SQLite has ended the transaction by itself. What ran after that would
  /// be committed statement by statement.
  func checkTransaction() throws(StoreError) {
    guard isInTransaction, connection.isAutocommit else { return }
    throw .failed("an error before has rolled the transaction back: the body has to return, and the job to be retried")
  }

  private func writing(
    unless isReadOnly: Bool, _ body: () throws(StoreError) -> JSONText
  ) throws(StoreError) -> JSONText {
    if isReadOnly || isInTransaction { return try body() }
    try enterWriters(startWaiting())
    defer { tenant.writers.signal() }
    return try body()
  }
}
