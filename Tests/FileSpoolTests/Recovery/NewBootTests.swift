import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

/// The rows of `docs/commit-protocol.md`, 5, New boot.
@Suite("Recovery after a power cut believes the journal")
struct NewBootTests {
  @Test(arguments: ["missing", "empty", "torn", "different", "whole"])
  func aRecordIsMadeWhole(_ state: String) throws {
    let lives = try TwoLives()
    try lives.claim("a") { spool, claims in _ = try spool.commit([claims[0].completed(at: lives.now)]) }
    let path = lives.completed("a")
    let record = try #require(lives.directory.readBytes(path))
    switch state {
    case "missing": Shell.run("rm '\(lives.directory.path)/\(path)'")
    case "empty": lives.directory.write("", to: path)
    case "torn": lives.directory.write(Array(record.prefix(20)), to: path)
    case "different": lives.directory.write([UInt8](repeating: 0, count: record.count), to: path)
    default: break
    }
    let (_, orphans) = try lives.open(boot: "2")
    #expect(orphans.isEmpty)
    #expect(lives.directory.readBytes(path) == record)
  }

  @Test(arguments: ["processing", "pending", "nowhere", "torn"])
  func anAcceptedJobIsAnOrphanWhereverItIs(_ state: String) throws {
    let lives = try TwoLives()
    try lives.claim("a") { spool, _ in _ = try spool.commit([]) }
    let root = lives.directory.path
    switch state {
    case "pending": Shell.run("mv '\(root)/processing/a.json' '\(root)/pending/a.json'")
    case "nowhere": Shell.run("rm '\(root)/processing/a.json'")
    case "torn": lives.directory.write("{\"id", to: "processing/a.json")
    default: break
    }
    let (spool, orphans) = try lives.open(boot: "2")
    #expect(orphans.map(\.job.id.text) == ["a"])
    #expect(lives.directory.readBytes("processing/a.json") == TestJob("a").bytes)
    #expect(lives.directory.list("pending") == [])
    #expect(try spool.commit(orphans.map { $0.completed(at: lives.now) }) == [.held])
  }

  /// The claim's rename was undone: what was done must not run again.
  @Test func aDropThatComesBackIsRemoved() throws {
    let lives = try TwoLives()
    let root = lives.directory.path
    try lives.claim("a") { spool, claims in
      Shell.run("ln '\(root)/processing/a.json' '\(root)/kept'")
      _ = try spool.commit([claims[0].completed(at: lives.now)])
    }
    Shell.run("mv '\(root)/kept' '\(root)/pending/a.json'")
    let (spool, orphans) = try lives.open(boot: "2")
    #expect(orphans.isEmpty)
    #expect(lives.directory.list("pending") == [])
    #expect(try spool.claim(limit: 9, filter: ClaimFilter()).isEmpty)
  }

  @Test func aNewDropOfTheSameNameStays() throws {
    let lives = try TwoLives()
    try lives.claim("a") { spool, claims in _ = try spool.commit([claims[0].completed(at: lives.now)]) }
    lives.directory.write(TestJob("b").bytes, to: "pending/a.json")
    let (spool, _) = try lives.open(boot: "2")
    #expect(try spool.claim(limit: 9, filter: ClaimFilter()).map(\.job.id.text) == ["b"])
  }

  /// The later state wins where a job has two names.
  @Test func theLaterStateWins() throws {
    let lives = try TwoLives()
    let root = lives.directory.path
    try lives.claim("a") { spool, claims in
      _ = try spool.commit([claims[0].snoozed(milliseconds: 0, at: lives.now)])
      Shell.run("cp '\(root)'/delayed/*.json '\(root)/kept'; basename '\(root)'/delayed/*.json > '\(root)/name'")
      let again = try spool.claim(limit: 1, filter: ClaimFilter())
      _ = try spool.commit([again[0].completed(at: lives.now)])
    }
    Shell.run(
      "cp '\(root)/kept' \"\(root)/delayed/$(cat '\(root)/name')\"; cp '\(root)/kept' '\(root)/processing/a.json'")
    let (spool, orphans) = try lives.open(boot: "2")
    #expect(orphans.isEmpty)
    #expect(try spool.find("a").map(\.state) == [.completed])
  }

  @Test func aRejectionIsDoneAgain() throws {
    let lives = try TwoLives()
    let root = lives.directory.path
    try lives.claim { spool, _ in
      lives.directory.write("no job", to: "pending/bad.json")
      lives.clock.advance(milliseconds: 2000)
      _ = try spool.claim(limit: 1, filter: ClaimFilter())
    }
    Shell.run("mv '\(root)/rejected/bad.json' '\(root)/pending/bad.json'; rm '\(root)/rejected/bad.error.json'")
    try lives.open(boot: "2").spool.close()
    #expect(lives.directory.list("pending") == [])
    #expect(lives.directory.read("rejected/bad.json") == "no job")
    #expect(lives.directory.read("rejected/bad.error.json")?.contains("not_json") == true)
  }

  /// The corner that the page admits: a removal and a loss look alike, until the next checkpoint.
  @Test func aRecordRemovedSinceTheLastCheckpointIsWrittenAgain() throws {
    let lives = try TwoLives()
    try lives.claim("a", "b") { spool, claims in
      _ = try spool.commit([claims[0].failed(at: lives.now)])
      // A purge ends the journal.
      _ = try spool.purge([.rejected], before: lives.now)
      _ = try spool.commit([claims[1].failed(at: lives.now)])
    }
    Shell.run("rm '\(lives.directory.path)'/failed/*.json")
    try lives.open(boot: "2").spool.close()
    #expect(lives.directory.list("failed") == ["b.json"])
  }

  @Test func followUpsAreWrittenAgainOnlyIfTheyDidNotMoveOn() throws {
    let lives = try TwoLives()
    try lives.claim("parent") { spool, claims in
      let children = ["claimed", "waiting"].map { TestJob($0, priority: $0 == "claimed" ? 9 : 1).submitted }
      _ = try spool.commit([claims[0].completed(at: lives.now, followUps: children)])
      let child = try spool.claim(limit: 1, filter: ClaimFilter())
      #expect(child.map(\.job.id.text) == ["claimed"])
      _ = try spool.commit([child[0].completed(at: lives.now)])
    }
    Shell.run("rm '\(lives.directory.path)'/pending/*.json")
    let (spool, _) = try lives.open(boot: "2")
    #expect(try spool.claim(limit: 9, filter: ClaimFilter()).map(\.job.id.text) == ["waiting"])
  }

  @Test func itIsDoneOnce() throws {
    let lives = try TwoLives()
    try lives.claim("a") { spool, claims in _ = try spool.commit([claims[0].failed(at: lives.now)]) }
    try lives.open(boot: "2").spool.close()
    Shell.run("rm '\(lives.directory.path)/failed/a.json'")
    try lives.open(boot: "2").spool.close()
    try lives.open(boot: "3").spool.close()
    #expect(lives.directory.list("failed") == [])
  }
}
