import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

@Suite("The journal is read up to what was written whole")
struct JournalTests {
  private func journal(_ lives: TwoLives) -> String {
    ".intent/journal/" + (lives.directory.list(".intent/journal").last ?? "none")
  }

  /// Three jobs are completed one after the other; then the journal is damaged at each of its bytes' positions in turn.
  @Test func aTornTailIsWhatWasNeverAcknowledged() throws {
    for cut in stride(from: 0, through: 60, by: 7) {
      let lives = try TwoLives()
      try lives.claim("a", "b", "c") { spool, claims in
        for claim in claims { _ = try spool.commit([claim.completed(at: lives.now)]) }
      }
      let path = journal(lives)
      var bytes = try #require(lives.directory.readBytes(path))
      let end = try #require(bytes.lastIndex { $0 != 0 })
      // The last bytes of the last frame, which speaks of c.
      for index in (end - cut)...end { bytes[index] ^= 0x55 }
      lives.directory.write(bytes, to: path)
      Shell.run("rm '\(lives.directory.path)'/completed/*/*.json")
      let (spool, orphans) = try lives.open(boot: "2")
      #expect(orphans.map(\.job.id.text) == ["c"])
      #expect(try spool.counts()[.completed] == 2)
    }
  }

  /// A journal under another's number is none: its checksums are seeded.
  @Test func anotherJournalsFramesNeverPass() throws {
    let lives = try TwoLives()
    try lives.claim("a") { spool, _ in _ = try spool.commit([]) }
    let root = lives.directory.path
    Shell.run(
      "mv '\(root)'/\(journal(lives)) '\(root)/.intent/journal/0000000000000099.log'; rm '\(root)/processing/a.json'")
    let (_, orphans) = try lives.open(boot: "2")
    #expect(orphans.isEmpty)
  }

  @Test func whatIsNoJournalIsLeftAlone() throws {
    let lives = try TwoLives()
    try lives.claim("a")
    lives.directory.write("x", to: ".intent/journal/README")
    lives.directory.write("", to: ".intent/journal/0000000000000098.log")
    let (spool, orphans) = try lives.open(boot: "1")
    #expect(orphans.count == 1)
    #expect(try spool.commit(orphans.map { $0.completed(at: lives.now) }) == [.held])
    spool.close()
    #expect(try lives.open(boot: "1").orphans.isEmpty)
  }

  /// A checkpoint in the middle of the work: what runs is carried over.
  @Test func aCheckpointKeepsWhatIsOpen() throws {
    let lives = try TwoLives()
    try lives.claim("a", "b") { spool, claims in
      _ = try spool.commit([claims[0].completed(at: lives.now)])
      let before = lives.directory.list(".intent/journal")
      _ = try spool.purge([], before: lives.now)
      let after = lives.directory.list(".intent/journal")
      #expect(after.count == 1 && after != before)
    }
    #expect(try lives.open(boot: "2").orphans.map(\.job.id.text) == ["b"])
  }

  @Test func aLargeJournalIsEndedByItself() throws {
    let fixture = try SpoolFixture { $0.checkpointSize = 20_000 }
    let first = fixture.directory.list(".intent/journal")
    for index in 0..<60 { fixture.drop(TestJob("job-\(index)"), as: "job-\(index).json") }
    for _ in 0..<60 { try fixture.complete(try fixture.claim()) }
    let last = fixture.directory.list(".intent/journal")
    #expect(last.count == 1)
    #expect(last != first)
    #expect(try fixture.spool.counts()[.completed] == 60)
  }
}
