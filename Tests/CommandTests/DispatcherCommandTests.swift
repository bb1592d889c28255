import Foundation
import IntentJSON
import Testing

/// `intent work` and `intent drain` as processes.
@Suite struct DispatcherCommandTests {
  @Test func aSecondDispatcherSaysWhoHoldsTheSpool() throws {
    let space = try CommandSpace()
    let dispatcher = try space.start(["work", "--workers", "1"])
    try space.wait("it runs") { try space.run("status", "--json").json["dispatcher"]?.isNull == false }
    for command in ["work", "drain"] {
      let second = try space.run([command])
      #expect(second.status == 75)
      #expect(second.errors.contains("process \(dispatcher.pid)"), "\(second.errors)")
    }
    dispatcher.signal(SIGTERM)
    #expect(try dispatcher.wait().status == 0)
    #expect(try space.run("status", "--json").json["dispatcher"]?.isNull == true)
  }

  @Test func drainEndsWhenNothingIsDue() throws {
    let space = try CommandSpace()
    try space.run("submit", "runtime.query.echo", "--id", "now")
    try space.run("submit", "test.exec.fail", "--id", "bad")
    try space.run("submit", "runtime.query.echo", "--id", "later", "--run-at", "1d")
    let ending = try space.run("drain")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.isEmpty)
    let jobs = try space.run("status", "--json").json["jobs"]
    #expect(jobs?["completed"]?.integer == 1)
    #expect(jobs?["failed"]?.integer == 1)
    #expect(jobs?["delayed"]?.integer == 1)
  }

  @Test func aDrainLetsOldRecordsGo() throws {
    let space = try CommandSpace()
    for id in ["old", "young"] { try space.run("submit", "runtime.query.echo", "--id", id) }
    try space.run("submit", "test.exec.fail", "--id", "bad")
    #expect(try space.run("drain").status == 0)
    let old = try #require(
      FileManager.default.enumerator(atPath: space.spool.appending(path: "completed").path)?.compactMap {
        $0 as? String
      }
      .first { $0.hasSuffix("old.json") })
    let path = space.spool.appending(path: "completed/\(old)").path
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -10 * 86_400)], ofItemAtPath: path)
    // No record of today is looked at for its age.
    #expect(try space.run("drain").status == 0)
    #expect(try space.ids("completed") == ["old", "young"])
    try FileManager.default.createDirectory(
      at: space.spool.appending(path: "completed/2026-01-01"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: path, toPath: space.spool.appending(path: "completed/2026-01-01/old.json").path)
    #expect(try space.run("drain", "--keep", "completed=forever").status == 0)
    #expect(try space.ids("completed") == ["old", "young"])
    #expect(try space.run("drain").status == 0)
    #expect(try space.ids("completed") == ["young"])
    #expect(try space.run("drain", "--keep", "failed=0").status == 0)
    #expect(try space.ids("failed") == [])
    for wrong in ["completed", "pending=7d", "failed=soon"] {
      #expect(try space.run("drain", "--keep", wrong).status == 64)
    }
  }

  @Test func anInterruptedDrainIsToBeTriedAgain() throws {
    let space = try CommandSpace()
    try space.run("submit", "test.exec.sleep", "--id", "long")
    let drain = try space.start(["drain"])
    try space.wait("it runs") { try space.ids("processing") == ["long"] }
    drain.signal(SIGTERM)
    drain.signal(SIGINT)
    try space.wait("it gives back") {
      drain.signal(SIGTERM)
      return try space.ids("processing").isEmpty
    }
    #expect(try drain.wait().status == 75)
    #expect(try space.ids("delayed") == ["long"])
  }

  @Test(arguments: [
    (["work", "--workers", "0"], Int32(64), "--workers takes"), (["work", "--memory-limit", "much"], 64, "much"),
    (["work", "--durability", "hope"], 64, "hope"), (["drain", "--log-level", "loud"], 64, "loud"),
    (["work", "--registry", "none.json"], 78, "none.json"), (["drain", "--spool", "/nowhere/spool"], 78, "/nowhere"),
  ]) func wrongArgumentsAreTold(_ arguments: [String], _ status: Int32, _ says: String) throws {
    let ending = try CommandSpace().run(arguments)
    #expect(ending.status == status)
    #expect(ending.errors.contains(says), "\(ending.errors)")
  }

  @Test func aWrongRegistryIsToldWithItsLine() throws {
    let space = try CommandSpace()
    try space.write("registry.json", "{\"version\": 1, \"intents\": {\n\"a.exec.b\": {\"library\": 7},\n\"c\": {}}}")
    let ending = try space.run("drain")
    #expect(ending.status == 78)
    #expect(ending.errors.contains("registry.json: line 2: intents[\"a.exec.b\"].library"), "\(ending.errors)")
    #expect(ending.errors.contains("more: intent handlers check"))
  }
}
