import ServiceTesting
import StoreService
import Testing

/// Versions of a schema.
struct MigrationTests {
  private let one = #"["CREATE TABLE a (x)"]"#
  private let two = #"["CREATE TABLE a (x)","ALTER TABLE a ADD COLUMN y; INSERT INTO a VALUES (1, 2)"]"#

  @Test func eachStepRunsOnce() throws {
    let fixture = try Fixture()
    for steps in [one, one, two, two] {
      let session = try fixture.store.session()
      try session.migrate("a", steps)
      session.close()
    }
    #expect(try fixture.store.session().query("SELECT * FROM a") == #"[{"x":1,"y":2}]"#)
  }

  @Test func aNewerDatabaseIsRefused() throws {
    let session = try Fixture().store.session()
    try session.migrate("a", two)
    let failure = failure { try session.migrate("a", one) }
    #expect(failure?.code == 5)
    #expect(failure?.message.contains("has version 2 of the schema \"a\", and this handler knows 1") == true)
  }

  @Test func aStepThatFailsChangesNothing() throws {
    let session = try Fixture().store.session()
    try session.migrate("a", one)
    let failure = failure {
      try session.migrate("a", #"["CREATE TABLE a (x)","CREATE TABLE b (x)","CREATE TABLE a (x)"]"#)
    }
    #expect(failure?.message.contains("step 3 of the schema \"a\": table a already exists") == true)
    #expect(ServiceTesting.failure { try session.query("SELECT * FROM b") } != nil)
    try session.migrate("a", one)
  }

  @Test func componentsHaveTheirOwnVersions() throws {
    let session = try Fixture().store.session()
    try session.migrate("a", two)
    try session.migrate("b", #"["CREATE TABLE b (x)"]"#)
    #expect(
      try session.query("SELECT component, version FROM _intent_schema ORDER BY component")
        == #"[{"component":"a","version":2},{"component":"b","version":1}]"#)
  }

  @Test(arguments: ["{}", "[1]", "[\"\", null]"])
  func stepsAreChecked(_ steps: String) throws {
    let session = try Fixture().store.session()
    #expect(failure { try session.migrate("a", steps) }?.code == 5)
  }

  @Test func anotherConnectionSeesTheNewSchema() throws {
    let fixture = try Fixture()
    let (first, second) = (try fixture.store.session(), try fixture.store.session())
    try first.migrate("a", one)
    #expect(try second.query("SELECT * FROM a") == "[]")
    try first.migrate("a", two)
    #expect(try second.query("SELECT * FROM a") == #"[{"x":1,"y":2}]"#)
  }
}
