extension Connection {
  /// Makes the tables of the store itself where they are missing. Has to run inside of a transaction.
  ///
  /// `_intent_once` grows by a row of about 100 bytes and its answer for every job that asks for it; old ones are
  /// deleted (``Session/pruneOnceKeys()``).
  func makeOwnTables() throws(StoreError) {
    guard try !hasOwnTables else { return }
    try runOwn(
      "CREATE TABLE IF NOT EXISTS _intent_once (key TEXT PRIMARY KEY, answer TEXT NOT NULL, at TEXT NOT NULL) "
        + "WITHOUT ROWID")
    try runOwn(
      "CREATE TABLE IF NOT EXISTS _intent_schema (component TEXT PRIMARY KEY, version INTEGER NOT NULL, "
        + "at TEXT NOT NULL) WITHOUT ROWID")
  }

  /// Whether the store's tables are there: without them no component has a version.
  var hasOwnTables: Bool {
    get throws(StoreError) {
      var found = false
      try runOwn("SELECT 1 FROM sqlite_schema WHERE name = '_intent_schema'") { _ in found = true }
      return found
    }
  }

  /// Ends a transaction that is open; does nothing where SQLite has ended it by itself.
  func rollBack() throws(StoreError) {
    guard !isAutocommit else { return }
    try runOwn("ROLLBACK")
  }
}
