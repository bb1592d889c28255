import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

/// The rows of `docs/commit-protocol.md`, 5, Same boot; crash points cover those that a person's hand does not.
@Suite("Recovery while the machine stayed up believes the directories")
struct SameBootTests {
  @Test func anInterruptedAttemptIsHandedOver() throws {
    let lives = try TwoLives()
    try lives.claim("a")
    let (spool, orphans) = try lives.open(boot: "1")
    #expect(orphans.map(\.job.id.text) == ["a"])
    #expect(try spool.commit(orphans.map { $0.interrupted(at: lives.now) }) == [.held])
    let again = try spool.claim(limit: 1, filter: ClaimFilter())
    #expect(again.first?.job.past.interruptions == 1)
    #expect(again.first?.job.past.retryCount == 0)
    #expect(again.first?.job.past.attempts.count == 1)
  }

  @Test func aClaimedFileThatAPersonTookAwayIsGone() throws {
    let lives = try TwoLives()
    try lives.claim("a")
    Shell.run("rm '\(lives.directory.path)/processing/a.json'")
    let (spool, orphans) = try lives.open(boot: "1")
    #expect(orphans.isEmpty)
    #expect(try spool.find("a").isEmpty)
  }

  @Test(arguments: ["rm", "mv"])
  func aRecordThatAPersonTookAwayIsNotWrittenAgain(_ command: String) throws {
    let lives = try TwoLives()
    try lives.claim("a") { spool, claims in _ = try spool.commit([claims[0].completed(at: lives.now)]) }
    let path = "\(lives.directory.path)/\(lives.completed("a"))"
    Shell.run(command == "rm" ? "rm '\(path)'" : "mv '\(path)' '\(lives.directory.path)/kept.json'")
    let (spool, _) = try lives.open(boot: "1")
    #expect(try spool.find("a").isEmpty)
  }

  @Test func aRecordIsNeverRewritten() throws {
    let lives = try TwoLives()
    try lives.claim("a") { spool, claims in _ = try spool.commit([claims[0].failed(at: lives.now)]) }
    lives.directory.write("edited by a person", to: "failed/a.json")
    for boot in ["1", "1"] { try lives.open(boot: boot).spool.close() }
    #expect(lives.directory.read("failed/a.json") == "edited by a person")
  }

  @Test func whatNobodyClaimedGoesBack() throws {
    let lives = try TwoLives()
    try lives.claim()
    lives.directory.write(TestJob("stray").bytes, to: "processing/stray.json")
    let (spool, orphans) = try lives.open(boot: "1")
    #expect(orphans.isEmpty)
    #expect(try spool.claim(limit: 9, filter: ClaimFilter()).map(\.job.id.text) == ["stray"])
  }

  /// A file of the runtime's own keeps its past, wherever a person put it.
  @Test func aDelayedFileInProcessingKeepsItsPast() throws {
    let lives = try TwoLives()
    try lives.claim("a") { spool, claims in
      _ = try spool.commit([claims[0].snoozed(milliseconds: 1000, at: lives.now)])
    }
    Shell.run("mv '\(lives.directory.path)'/delayed/*.json '\(lives.directory.path)/processing/a.json'")
    lives.clock.advance(milliseconds: 1000)
    let (spool, _) = try lives.open(boot: "1")
    #expect(try spool.claim(limit: 9, filter: ClaimFilter()).first?.job.past.attempts.count == 1)
  }

  /// The projection was cut short just before its last step.
  @Test func aSourceThatIsStillThereIsRemoved() throws {
    let lives = try TwoLives()
    try lives.claim("a") { spool, claims in
      Shell.run("cp '\(lives.directory.path)/processing/a.json' '\(lives.directory.path)/kept'")
      _ = try spool.commit([claims[0].completed(at: lives.now)])
    }
    let record = lives.directory.readBytes(lives.completed("a"))
    Shell.run("mv '\(lives.directory.path)/kept' '\(lives.directory.path)/processing/a.json'")
    let (_, orphans) = try lives.open(boot: "1")
    #expect(orphans.isEmpty)
    #expect(lives.directory.list("processing") == [])
    #expect(lives.directory.readBytes(lives.completed("a")) == record)
  }

  /// Somebody put another file where the record belongs: both are kept.
  @Test func aStrangersFileAtTheDestinationIsKept() throws {
    let lives = try TwoLives()
    try lives.claim("a") { spool, claims in
      lives.directory.write("a stranger's", to: "failed/a.json")
      let results = try spool.commit([claims[0].failed(at: lives.now)])
      #expect(results == [.held])
    }
    try lives.open(boot: "1").spool.close()
    #expect(lives.directory.read("failed/a.json") == "a stranger's")
    #expect(lives.directory.list("failed").count == 2)
  }

  @Test func draftsAreSweptAwayAndYoungSubmissionsAreNot() throws {
    let lives = try TwoLives()
    try lives.claim()
    lives.directory.write("x", to: ".intent/tmp/0199-left-behind")
    lives.directory.write("x", to: ".intent/tmp/submit-young")
    try lives.open(boot: "1").spool.close()
    #expect(lives.directory.list(".intent/tmp") == ["submit-young"])
    lives.clock.advance(milliseconds: 3_700_000)
    try lives.open(boot: "1").spool.close()
    #expect(lives.directory.list(".intent/tmp") == [])
  }

  @Test func fencesGrowOverRestarts() throws {
    let lives = try TwoLives()
    var last: UInt64 = 0
    for index in 0..<4 {
      try lives.claim("job-\(index)") { spool, claims in
        #expect(claims[0].token.fence > last)
        last = claims[0].token.fence
        _ = try spool.commit([claims[0].completed(at: lives.now)])
      }
    }
  }

  @Test func uniqueKeysAreKnownAfterARestart() throws {
    let lives = try TwoLives()
    let (spool, _) = try lives.open(boot: "1")
    _ = try spool.submit(["running", "waiting", "held"].map { TestJob($0, uniqueKey: $0).submitted })
    let claims = try spool.claim(limit: 9, filter: ClaimFilter())
    for claim in claims {
      if claim.job.id.text == "waiting" { _ = try spool.commit([claim.snoozed(milliseconds: 9000, at: lives.now)]) }
      if claim.job.id.text == "held" { _ = try spool.commit([.hold(claim, because: .permanent("x"), now: lives.now)]) }
    }
    spool.close()
    let (again, _) = try lives.open(boot: "1")
    for key in ["running", "waiting", "held", "free"] {
      _ = try again.submit([TestJob("\(key)-2", uniqueKey: key).submitted])
    }
    #expect(try again.claim(limit: 9, filter: ClaimFilter()).map(\.job.id.text) == ["free-2"])
  }
}
