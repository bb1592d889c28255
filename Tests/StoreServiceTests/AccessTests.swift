import ServiceTesting
import StoreService
import Testing

/// What a session cannot do: reach another file, or weaken the store.
struct AccessTests {
  @Test(arguments: [
    "ATTACH DATABASE 'store/other.sqlite' AS other", "ATTACH ':memory:' AS m", "DETACH DATABASE main", "VACUUM",
    "VACUUM INTO '/tmp/intent-stolen.sqlite'", "PRAGMA journal_mode = DELETE", "PRAGMA synchronous = OFF",
    "PRAGMA foreign_keys = OFF", "PRAGMA writable_schema = ON", "PRAGMA temp_store_directory = '/tmp'",
    "PRAGMA busy_timeout = 0", "PRAGMA user_version = 9", "PRAGMA trusted_schema = ON", "SELECT load_extension('x')",
    "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT a", "CREATE TEMP TABLE t (x)",
    "CREATE TEMP TRIGGER t AFTER INSERT ON item BEGIN SELECT 1; END", "DELETE FROM _intent_once",
    "UPDATE _intent_schema SET version = 0", "DROP TABLE _intent_once", "INSERT INTO _INTENT_once VALUES ('a','b','c')",
    "ALTER TABLE _intent_once ADD COLUMN x", "CREATE TABLE _intent_mine (x)",
    "CREATE TRIGGER t BEFORE INSERT ON _intent_once BEGIN SELECT RAISE(IGNORE); END",
    "INSERT INTO sqlite_schema VALUES ('a','b','c',1,'d')",
  ])
  func isRefused(_ sql: String) throws {
    let session = try Fixture().items()
    #expect(failure { try session.query(sql) }?.code == 5)
    #expect(failure { try session.migrate("evil", "[\(quoted(sql))]") }?.code == 5)
    #expect(
      failure {
        try session.transaction {
          _ = try session.query(sql); return true
        }
      }?.code == expected(sql))
    #expect(try session.query("PRAGMA journal_mode") == #"[{"journal_mode":"wal"}]"#)
    #expect(try session.query("PRAGMA foreign_keys") == #"[{"foreign_keys":1}]"#)
    #expect(try session.query("PRAGMA synchronous") == #"[{"synchronous":2}]"#)
  }

  @Test(arguments: ["PRAGMA table_info(item)", "PRAGMA quick_check", "SELECT name FROM pragma_table_info('item')"])
  func isAllowed(_ sql: String) throws {
    let session = try Fixture().items()
    #expect(try session.query(sql) != "[]")
  }

  @Test func theReasonIsSaid() throws {
    let session = try Fixture().store.session()
    let message = failure { try session.execute("ATTACH 'x' AS y") }?.message
    #expect(message?.contains("a session reaches its tenant's database and no other file") == true)
  }

  @Test func aRefusedStatementLeavesTheConnectionUsable() throws {
    let session = try Fixture().items()
    for _ in 0..<100 { #expect(failure { try session.execute("BEGIN") } != nil) }
    try session.transaction {
      try session.execute("INSERT INTO item (name) VALUES ('a')")
      return true
    }
    #expect(try session.query("SELECT count(*) AS n FROM item") == #"[{"n":1}]"#)
  }

  private func quoted(_ sql: String) -> String { "\"\(sql)\"" }

  /// A savepoint is allowed inside of a transaction, and what it holds is committed with it.
  private func expected(_ sql: String) -> Int32? { sql.hasPrefix("SAVEPOINT") ? nil : 5 }
}
