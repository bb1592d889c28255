import CSystem
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

  /// A journal of another version, or with an entry that only a later program knows, is not cut off there: its spool is
  /// refused, and nothing in it changed.
  @Test(arguments: [true, false])
  func whatAnotherVersionWroteIsNotTakenForTheEnd(_ isHeader: Bool) throws {
    let lives = try TwoLives()
    try lives.claim("a")
    // An empty boot id and the first fence, behind the layout's version; an entry of kind 77 is nobody's.
    let header: [UInt8] = [0, isHeader ? 9 : 1, 0, 0, 0] + [0, 0, 0, 0] + [1, 0, 0, 0, 0, 0, 0, 0]
    lives.directory.write(
      Self.sealed(isHeader ? [header] : [header, [77, 1, 2, 3]], number: 77), to: ".intent/journal/0000000000000077.log"
    )
    let before = lives.directory.list(".intent/journal")
    let spool = try FileSpool.open(at: lives.directory.path)
    do throws(SpoolError) {
      _ = try spool.recover()
      Issue.record("a journal of another version was taken for one of this")
    } catch {
      #expect(error.code == .layout)
      #expect(error.message.contains("0000000000000077.log was written by another version"), "\(error.message)")
    }
    spool.close()
    #expect(lives.directory.list(".intent/journal") == before)
    #expect(lives.directory.list("processing") == ["a.json"])
  }

  /// Frames as `docs/commit-protocol.md`, 3, has them.
  private static func sealed(_ payloads: [[UInt8]], number: UInt64) -> [UInt8] {
    var checksum = withUnsafeBytes(of: number.littleEndian) { spool_crc32c(0, $0.baseAddress, $0.count) }
    return payloads.flatMap { payload in
      checksum = payload.withUnsafeBytes { spool_crc32c(checksum, $0.baseAddress, $0.count) }
      let head = [UInt32(payload.count), checksum].flatMap { number in
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
      }
      return head + payload
    }
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
