import ServiceTesting
import StoreService
import Testing

/// Transactions and once-keys, in one process.
struct TransactionTests {
  @Test func theBodyDecides() throws {
    let session = try Fixture().items()
    try session.transaction {
      try session.execute("INSERT INTO item (name) VALUES ('kept')")
      return true
    }
    let failure = failure {
      try session.transaction {
        try session.execute("INSERT INTO item (name) VALUES ('dropped')")
        return false
      }
    }
    #expect(failure?.code == 7)
    #expect(try session.query("SELECT name FROM item") == #"[{"name":"kept"}]"#)
  }

  @Test func aRepeatedJobFindsItsAnswer() throws {
    let session = try Fixture().items()
    func attempt() throws -> (replayed: Bool, answer: String) {
      try session.transaction(once: "uid-1") {
        try session.execute("INSERT INTO item (name) VALUES ('a')")
        #expect(session.answer(#"{"total": 1.10, "note":"한글"}"#) == 0)
        return true
      }
    }
    let (first, second) = (try attempt(), try attempt())
    #expect(!first.replayed)
    #expect(second.replayed)
    #expect(first.answer == #"{"total": 1.10, "note":"한글"}"#)
    #expect(second.answer == first.answer)
    #expect(try session.query("SELECT count(*) AS n FROM item") == #"[{"n":1}]"#)
  }

  @Test func withoutAnAnswerItIsNull() throws {
    let session = try Fixture().items()
    #expect(try session.transaction(once: "k") { true }.answer == "null")
    let second = try session.transaction(once: "k") { false }
    #expect(second.replayed && second.answer == "null")
  }

  @Test func anAbortedBodyLeavesNoKey() throws {
    let session = try Fixture().items()
    #expect(failure { try session.transaction(once: "k") { false } }?.code == 7)
    #expect(try session.transaction(once: "k") { true }.replayed == false)
  }

  @Test func keysAreATenantsOwn() throws {
    let fixture = try Fixture()
    #expect(try fixture.items(tenant: "a").transaction(once: "k") { true }.replayed == false)
    #expect(try fixture.items(tenant: "b").transaction(once: "k") { true }.replayed == false)
  }

  @Test func transactionsDoNotNest() throws {
    let session = try Fixture().items()
    try session.transaction {
      #expect(failure { try session.transaction { true } }?.message.contains("do not nest") == true)
      #expect(failure { try session.migrate("x", "[]") }?.code == 5)
      return true
    }
  }

  @Test func savepointsUndoAPart() throws {
    let session = try Fixture().items()
    try session.transaction {
      try session.execute("INSERT INTO item (name) VALUES ('a')")
      try session.execute("SAVEPOINT row")
      try session.execute("INSERT INTO item (name) VALUES ('b')")
      try session.execute("ROLLBACK TO row")
      try session.execute("RELEASE row")
      return true
    }
    #expect(failure { try session.execute("SAVEPOINT row") }?.code == 5)
    #expect(try session.query("SELECT name FROM item") == #"[{"name":"a"}]"#)
  }

  @Test func anErrorThatRollsBackIsNotCommitted() throws {
    let session = try Fixture().items()
    try session.execute("INSERT INTO item (name) VALUES ('a')")
    let failure = failure {
      try session.transaction(once: "k") {
        try session.execute("INSERT INTO item (name) VALUES ('lost')")
        _ = ServiceTesting.failure { try session.execute("INSERT OR ROLLBACK INTO item (name) VALUES ('a')") }
        #expect(ServiceTesting.failure { try session.execute("INSERT INTO item (name) VALUES ('stray')") } != nil)
        return true
      }
    }
    #expect(failure?.message.contains("rolled the transaction back") == true)
    #expect(try session.query("SELECT name FROM item") == #"[{"name":"a"}]"#)
    #expect(try session.transaction(once: "k") { true }.replayed == false)
  }

  @Test func anAttemptThatEndedChangesNothing() throws {
    let fixture = try Fixture()
    let token = fixture.store.host.begin()
    let session = try fixture.store.open(token)
    try session.migrate("items", #"["CREATE TABLE item (name)"]"#)
    let failure = failure {
      try session.transaction {
        try session.execute("INSERT INTO item VALUES ('late')")
        fixture.store.host.end(token)
        return true
      }
    }
    #expect(failure?.code == 1)
    #expect(ServiceTesting.failure { try session.execute("INSERT INTO item VALUES ('late')") }?.code == 1)
    #expect(ServiceTesting.failure { _ = try fixture.store.open(token) }?.code == 1)
    #expect(try fixture.store.session().query("SELECT * FROM item") == "[]")
  }

  @Test func anAnswerNeedsATransaction() throws {
    let session = try Fixture().store.session()
    #expect(session.answer("1") == 5)
    try session.transaction {
      #expect(session.answer("{") == 5)
      return true
    }
  }
}
