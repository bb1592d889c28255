import CSQLite
import ServiceTesting
import StoreService
import Testing

/// Once-keys do not stay for ever: those of jobs that are long over are forgotten, some at a time, and no others.
struct PruningTests {
  /// The uid of a job accepted in January 2023, in a row of that age. The number tells them apart.
  private static func old(_ number: Int) -> String {
    "job/01856aa0-c800-7000-8000-" + String(repeating: "0", count: 12 - String(number).count) + String(number)
  }
  /// A uid of the distant future: of a job accepted after any test runs.
  private static let young = "job/7fffffff-ffff-7000-8000-000000000001"
  private static let longAgo = "2023-01-01T00:00:00.000Z"

  private let fixture: Fixture
  private let session: TestStore.Session

  init() throws {
    fixture = try Fixture()
    session = try fixture.items()
    // Makes the store's own tables, and is the first of sixteen: the next fifteen look for nothing.
    try session.transaction(once: "job/first") { true }
  }

  /// Writes rows that handlers may not write.
  private func insert(_ rows: [(key: String, at: String)]) throws {
    var database: OpaquePointer?
    try #require(sqlite3_open(fixture.directory.path + "/store/default.sqlite", &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    for row in rows {
      let sql = "INSERT INTO _intent_once (key, answer, at) VALUES ('\(row.key)', 'null', '\(row.at)')"
      try #require(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
    }
  }

  /// Transactions until the next look for old keys.
  private func nextLook(_ round: Int = 0) throws {
    for number in 0..<16 { try session.transaction(once: "x/\(round)/\(number)") { true } }
  }

  private func count(_ pattern: String) throws -> String {
    try session.query("SELECT count(*) AS n FROM _intent_once WHERE key LIKE ?1", "[\"\(pattern)\"]")
  }

  @Test func oldKeysOfJobsAreForgotten() throws {
    try insert([(Self.old(1), Self.longAgo), (Self.old(2), Self.longAgo)])
    #expect(try session.transaction(once: Self.old(1)) { true }.replayed)
    try nextLook()
    #expect(try count("job/01856aa0%") == #"[{"n":0}]"#)
    #expect(try count("x/%") == #"[{"n":16}]"#)
  }

  @Test func whatIsYoungOrNamedByAHandlerStays() throws {
    let now = try session.query("SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-89 days') AS at")
    let recently = String(now.dropFirst(8).prefix(24))
    let kept = [
      // An old job that did its work lately, a young one whose clock was wrong, and keys that no job's uid is in.
      (Self.old(1), recently), (Self.young, Self.longAgo), ("key/invoice-2023-01", Self.longAgo),
      ("anything", Self.longAgo),
    ]
    try insert(kept.map { (key: $0.0, at: $0.1) })
    try nextLook()
    for (key, _) in kept { #expect(try session.transaction(once: key) { true }.replayed, "\(key)") }
  }

  @Test func someAtATime() throws {
    try insert((0..<100).map { (key: Self.old($0), at: Self.longAgo) })
    try nextLook()
    #expect(try count("job/01856aa0%") == #"[{"n":36}]"#)
    try nextLook(1)
    #expect(try count("job/01856aa0%") == #"[{"n":0}]"#)
  }

  @Test func aTransactionThatIsUndoneForgetsNothing() throws {
    try insert([(Self.old(1), Self.longAgo)])
    let token = fixture.store.host.begin()
    // On a connection of its own, whose first transaction looks.
    let other = try fixture.store.open(token)
    let failure = failure {
      try other.transaction(once: "y") {
        fixture.store.host.end(token)
        return true
      }
    }
    #expect(failure?.code == 1)
    #expect(try count("job/01856aa0%") == #"[{"n":1}]"#)
    let third = try fixture.store.session()
    try third.transaction(once: "y") { true }
    #expect(try count("job/01856aa0%") == #"[{"n":0}]"#)
  }

  @Test(arguments: [#"{"keep_once_keys": "1h"}"#, #"{"keep_once_keys": "4000d"}"#, #"{"keep_once_keys": 90}"#])
  func wrongTimes(_ configuration: String) {
    #expect(failure { _ = try Fixture(configuration) }?.message.contains("keep_once_keys") == true)
  }

  @Test func anotherTime() throws {
    let fixture = try Fixture(#"{"keep_once_keys": "3650d"}"#)
    let session = try fixture.items()
    try session.transaction(once: "job/first") { true }
    var database: OpaquePointer?
    try #require(sqlite3_open(fixture.directory.path + "/store/default.sqlite", &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    let sql = "INSERT INTO _intent_once (key, answer, at) VALUES ('\(Self.old(1))', 'null', '2024-01-01')"
    try #require(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
    for number in 0..<16 { try session.transaction(once: "x/\(number)") { true } }
    #expect(try session.transaction(once: Self.old(1)) { true }.replayed)
  }
}
