import ServiceTesting
import StoreService
import Testing

/// Statements, their parameters and rows.
struct StatementTests {
  @Test func valuesComeBackAsTheyWere() throws {
    let session = try Fixture().store.session()
    let sql = "SELECT ?1 AS a, ?2 AS b, ?3 AS c, ?4 AS d, ?5 AS e, ?6 AS f, ?7 AS g, ?8 AS h"
    let params = #"[9223372036854775807,-9223372036854775808,1.5,1e300,"한글 \"q\" \u0001",true,null,{"z":1.10,"a":[]}]"#
    #expect(
      try session.query(sql, params)
        == #"[{"a":9223372036854775807,"b":-9223372036854775808,"c":1.5,"d":1e+300,"e":"한글 \"q\" \u0001","f":1,"g":null,"#
        + #""h":"{\"z\":1.10,\"a\":[]}"}]"#)
  }

  @Test func emptyTextIsNoNull() throws {
    let session = try Fixture().store.session()
    #expect(
      try session.query("SELECT ?1 IS NULL AS missing, typeof(?1) AS t", #"[""]"#) == #"[{"missing":0,"t":"text"}]"#)
  }

  @Test func membersBindByName() throws {
    let session = try Fixture().store.session()
    #expect(try session.query("SELECT :b AS b, :a AS a", #"{"a":1,"b":2}"#) == #"[{"b":2,"a":1}]"#)
  }

  @Test func noRowsAreAnEmptyArray() throws {
    let session = try Fixture().store.session()
    #expect(try session.query("SELECT 1 WHERE 0") == "[]")
  }

  @Test func executeSaysWhatItChanged() throws {
    let session = try Fixture().items()
    #expect(
      try session.execute("INSERT INTO item (name) VALUES ('a'), ('b')") == #"{"changes":2,"last_insert_rowid":2}"#)
    #expect(try session.execute("CREATE TABLE other (x)") == #"{"changes":0,"last_insert_rowid":2}"#)
  }

  @Test func queryMayChange() throws {
    let session = try Fixture().items()
    #expect(try session.query("INSERT INTO item (name) VALUES ('a') RETURNING id, name") == #"[{"id":1,"name":"a"}]"#)
  }

  @Test(arguments: [
    ("SELECT 1; SELECT 2", "", "more than one statement"),
    ("", "", "empty"),
    ("-- nothing", "", "empty"),
    ("SELECT ?1", "[]", "1 parameters, and 0 values"),
    ("SELECT ?1", "[1,2]", "1 parameters, and 2 values"),
    ("SELECT :a", #"{"b":1}"#, "no parameter :b"),
    ("SELECT :a, :b", #"{"a":1}"#, "no value for the parameter :b"),
    ("SELECT ?1", "7", "JSON array or object"),
    ("SELECT ?1", "[9223372036854775808]", "does not fit 64 bits"),
    ("SELECT ?1", "[1,]", "the parameters:"),
    ("SELECT 1 AS x, 2 AS x", "", "two columns are named x"),
    ("SELECT x'00' AS b", "", "blob"),
    ("SELECT 9e999 AS b", "", "infinite"),
    ("SELECT CAST(x'ff' AS TEXT) AS b", "", "not UTF-8"),
    ("SELECT *\n  FROM nowhere", "", "no such table: nowhere"),
    ("SELECT 1 +\n FORM", "", "no such column: FORM at line 2, column 2"),
    ("SELECT \"text\"", "", "no such column: text"),
  ])
  func whatIsWrongIsSaid(_ sql: String, _ params: String, _ message: String) throws {
    let session = try Fixture().store.session()
    let failure = failure { try session.query(sql, params) }
    #expect(failure?.code == 5)
    #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "no failure")")
  }

  @Test func executeRefusesRows() throws {
    let session = try Fixture().store.session()
    #expect(failure { try session.execute("SELECT 1") }?.message.contains("run it with query") == true)
  }

  @Test func aResultIsBounded() throws {
    let session = try Fixture(#"{"max_result_bytes":1024}"#).store.session()
    let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    #expect(failure { try session.query(sql) }?.message.contains("max_result_bytes") == true)
  }

  @Test(arguments: [
    "INSERT INTO item (name) VALUES ('a')", "INSERT INTO item (name) VALUES (NULL)",
    "INSERT INTO item (id, name) VALUES (1, 'b')",
  ])
  func constraintsHaveTheirCode(_ sql: String) throws {
    let session = try Fixture().items()
    try session.execute("INSERT INTO item (id, name) VALUES (1, 'a')")
    #expect(failure { try session.execute(sql) }?.code == 4)
  }

  @Test func foreignKeysAreEnforced() throws {
    let session = try Fixture().items()
    try session.execute("CREATE TABLE part (item INTEGER REFERENCES item (id))")
    #expect(failure { try session.execute("INSERT INTO part VALUES (7)") }?.code == 4)
  }

  @Test func aStatementIsUsableAgainAfterItFailed() throws {
    let session = try Fixture().items()
    for name in ["\"a\"", "null", "\"b\""] {
      _ = failure { try session.execute("INSERT INTO item (name) VALUES (?1)", "[\(name)]") }
    }
    #expect(try session.query("SELECT name FROM item ORDER BY name") == #"[{"name":"a"},{"name":"b"}]"#)
  }
}
