import ServiceTesting
import StoreService
import Testing

/// Several processes on one database, some of them killed.
struct ProcessTests {
  private let program = ChildProcess.built("store-client")

  @Test func processesCountTogether() throws {
    let fixture = try Fixture()
    let children = try (0..<3).map { _ in try ChildProcess(program, [fixture.directory.path, "count", "50"]) }
    for child in children { #expect(child.wait() == 0) }
    #expect(try count(fixture) == 150)
  }

  @Test func processesMakeOneDatabaseTogether() throws {
    for _ in 0..<10 {
      let fixture = try Fixture()
      let children = try (0..<4).map { _ in try ChildProcess(program, [fixture.directory.path, "count", "1"]) }
      for child in children { #expect(child.wait() == 0) }
      #expect(try count(fixture) == 4)
    }
  }

  @Test func onceHoldsAcrossProcesses() throws {
    let fixture = try Fixture()
    let children = try [("1", "60"), ("20", "80"), ("1", "80")].map {
      try ChildProcess(program, [fixture.directory.path, "once", $0, $1])
    }
    for child in children { #expect(child.wait() == 0) }
    #expect(try count(fixture) == 80)
  }

  @Test func aProcessKilledInATransactionLeavesNothing() throws {
    let fixture = try Fixture()
    for _ in 0..<5 {
      let child = try ChildProcess(program, [fixture.directory.path, "hang"])
      #expect(child.readLine() == "changed")
      child.end()
      #expect(child.wait() == -9)
    }
    #expect(try count(fixture) == 0)
    let after = try ChildProcess(program, [fixture.directory.path, "count", "1"])
    #expect(after.wait() == 0)
    #expect(try count(fixture) == 1)
  }

  @Test func killedAnywhereEachEffectIsThereOnce() throws {
    let fixture = try Fixture()
    for round in 0..<6 {
      let child = try ChildProcess(program, [fixture.directory.path, "once", "1", "200"])
      // Not timing luck: wherever the kill lands, the sum below has to be the same.
      for _ in 0..<round { _ = try? fixture.store.session().query("SELECT n FROM counter") }
      child.end()
      child.wait()
    }
    let last = try ChildProcess(program, [fixture.directory.path, "once", "1", "200"])
    #expect(last.wait() == 0)
    #expect(try count(fixture) == 200)
    #expect(try fixture.store.session().query("SELECT count(*) AS n FROM _intent_once") == #"[{"n":200}]"#)
  }

  private func count(_ fixture: Fixture) throws -> Int {
    let session = try fixture.store.session()
    defer { session.close() }
    let rows = try session.query("SELECT n FROM counter")
    return Int(rows.filter(\.isNumber)) ?? -1
  }
}
