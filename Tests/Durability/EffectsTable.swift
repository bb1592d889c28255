import CSQLite

/// What the fixtures' handlers left in the store, read with SQLite itself and not with the service under test.
public enum EffectsTable {
  /// How often each number was inserted.
  ///
  /// - Parameter path: The tenant's database. Where there is none, there are no effects.
  public static func counts(at path: String) throws -> [Int: Int] {
    var database: OpaquePointer?
    guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
      sqlite3_close(database)
      throw Trouble("cannot open \(path)")
    }
    defer { sqlite3_close(database) }
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, "SELECT n, count(*) FROM effects GROUP BY n", -1, &statement, nil) == SQLITE_OK
    else { throw Trouble("\(path): \(String(cString: sqlite3_errmsg(database)))") }
    defer { sqlite3_finalize(statement) }
    var counts: [Int: Int] = [:]
    while sqlite3_step(statement) == SQLITE_ROW {
      counts[Int(sqlite3_column_int64(statement, 0))] = Int(sqlite3_column_int64(statement, 1))
    }
    return counts
  }
}
