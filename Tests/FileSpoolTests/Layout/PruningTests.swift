import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the conformance suite cannot see: files, and what happens in the middle.
@Suite("Old records go, and nothing else does")
struct PruningTests {
  private static let day: Int64 = 86_400_000

  private func keeping(_ state: JobState, age: Int64? = nil, count: Int? = nil) -> Retention {
    var retention = Retention()
    retention[state] = Retention.Rule(age: age.map(DurationText.init(milliseconds:)), count: count)
    return retention
  }

  @Test func aRejectedDropGoesWithItsReason() throws {
    let fixture = try SpoolFixture()
    fixture.drop("no job", as: "bad.json")
    fixture.clock.advance(milliseconds: 2000)
    _ = try fixture.claimOnce()
    fixture.directory.write("{}", to: "rejected/taken-away.error.json")
    #expect(fixture.directory.list("rejected") == ["bad.error.json", "bad.json", "taken-away.error.json"])
    letTheFileSystemsClockTick()
    #expect(try fixture.spool.prune(keeping(.rejected, age: Self.day)) { true } == 0)
    fixture.clock.advance(milliseconds: 2 * Self.day)
    #expect(try fixture.spool.prune(keeping(.rejected, age: Self.day)) { true } == 2)
    #expect(fixture.directory.list("rejected") == [])
  }

  /// `cp -p` of an old file: its age as a rejection begins when it is rejected.
  @Test func aRejectedDropIsAsOldAsItsRejection() throws {
    let fixture = try SpoolFixture()
    fixture.drop("no job", as: "old.json")
    Shell.run("touch -d 2001-01-01 '\(fixture.directory.path)/pending/old.json'")
    _ = try fixture.claimOnce()
    #expect(fixture.directory.list("rejected").count == 2)
    #expect(try fixture.spool.prune(keeping(.rejected, age: Self.day)) { true } == 0)
  }

  @Test func anEmptyDayGoesAndComesBack() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("a"), as: "a.json")
    try fixture.complete(try fixture.claim())
    let day = fixture.now.day
    #expect(fixture.directory.list("completed") == [day])
    letTheFileSystemsClockTick()
    #expect(try fixture.spool.submit([TestJob("a").submitted]) == [.duplicate(JobID(unchecked: "a"), of: .completed)])
    fixture.clock.advance(milliseconds: 3 * Self.day)
    #expect(try fixture.spool.prune(keeping(.completed, age: Self.day)) { true } == 1)
    #expect(fixture.directory.list("completed") == [])
    // The index of completed ids knows: the id is free, and taken again once that job is over.
    fixture.drop(TestJob("a"), as: "a.json")
    try fixture.complete(try fixture.claim())
    #expect(try fixture.spool.submit([TestJob("a").submitted]) == [.duplicate(JobID(unchecked: "a"), of: .completed)])
  }

  /// A day's directory that a record may still be put into stays, however empty it is.
  @Test func todayStays() throws {
    let fixture = try SpoolFixture()
    fixture.drop(TestJob("a"), as: "a.json")
    try fixture.complete(try fixture.claim())
    letTheFileSystemsClockTick()
    #expect(try fixture.spool.prune(keeping(.completed, count: 0)) { true } == 1)
    #expect(fixture.directory.list("completed") == [fixture.now.day])
  }

  /// Records of many days: the count goes over all of them, the newest first.
  @Test func aCountGoesOverDays() throws {
    let fixture = try SpoolFixture()
    for (day, names) in [("2026-01-01", ["a", "b"]), ("2026-01-02", ["c", "d", "e"]), ("2026-01-03", ["f"])] {
      Shell.run("mkdir -p '\(fixture.directory.path)/completed/\(day)'")
      for (hour, name) in names.enumerated() {
        fixture.directory.write("{}", to: "completed/\(day)/\(name).json")
        Shell.run("touch -d '\(day) 0\(hour):00 UTC' '\(fixture.directory.path)/completed/\(day)/\(name).json'")
      }
    }
    #expect(try fixture.spool.prune(keeping(.completed, count: 3)) { true } == 3)
    #expect(fixture.directory.list("completed") == ["2026-01-02", "2026-01-03"])
    #expect(fixture.directory.list("completed/2026-01-02") == ["d.json", "e.json"])
    #expect(fixture.directory.list("completed/2026-01-03") == ["f.json"])
  }

  /// The journal says again after a power cut what it speaks of: it has to be ended first.
  @Test func whatWasPrunedDoesNotComeBackAfterAPowerCut() throws {
    let lives = try TwoLives()
    try lives.claim("a", "b") { spool, claims in
      _ = try spool.commit([claims[0].failed(at: lives.now), claims[1].completed(at: lives.now)])
      letTheFileSystemsClockTick()
      lives.clock.advance(milliseconds: 2 * Self.day)
      #expect(try spool.prune(keeping(.failed, age: Self.day)) { true } == 1)
    }
    let (spool, orphans) = try lives.open(boot: "2")
    #expect(orphans.isEmpty)
    #expect(try spool.find("a").isEmpty)
    #expect(try spool.find("b").map(\.state) == [.completed])
  }

  /// A follow-up is a job of its own once its parent is committed, whatever becomes of the parent's record.
  @Test(arguments: ["1", "2"])
  func aParentMayGoBeforeItsFollowUps(_ boot: String) throws {
    let lives = try TwoLives()
    try lives.claim("parent") { spool, claims in
      _ = try spool.commit([claims[0].completed(at: lives.now, followUps: [TestJob("child").submitted])])
      letTheFileSystemsClockTick()
      #expect(try spool.prune(keeping(.completed, count: 0)) { true } == 1)
    }
    let (spool, orphans) = try lives.open(boot: boot)
    #expect(orphans.isEmpty)
    let claims = try spool.claim(limit: 9, filter: ClaimFilter())
    #expect(claims.map(\.job.id.text) == ["child"])
    #expect(try spool.commit(claims.map { $0.completed(at: lives.now) }) == [.held])
  }

  /// Between the look at a record and its deletion somebody has it put back, and the job fails once more: the new record
  /// under the old name is a young one.
  @Test func aRecordThatIsPutBackMeanwhileIsNotTheOneThatGoes() throws {
    let fixture = try SpoolFixture()
    for id in ["again", "old"] { fixture.drop(TestJob(id), as: "\(id).json") }
    _ = try fixture.spool.commit(try fixture.claim(2).map { $0.failed(at: fixture.now) })
    Shell.run("touch -d '3 days ago' '\(fixture.directory.path)'/failed/*")
    var isPutBack = false
    let count = try fixture.spool.prune(keeping(.failed, age: Self.day)) {
      guard !isPutBack else { return true }
      isPutBack = true
      guard (try? fixture.spool.resubmit(JobID(unchecked: "again"))) != nil, let claims = try? fixture.claim(),
        (try? fixture.spool.commit(claims.map { $0.failed(at: fixture.now) })) == [.held]
      else { return false }
      return true
    }
    #expect(isPutBack)
    #expect(count == 1)
    #expect(fixture.directory.list("failed") == ["again.json"])
  }

  @Test func unknownFilesAmongRecordsStay() throws {
    let fixture = try SpoolFixture()
    for name in ["failed/notes.txt", "failed/.hidden.json", "completed/README", "rejected/list.csv"] {
      fixture.directory.write("a person's", to: name)
    }
    fixture.clock.advance(milliseconds: 400 * Self.day)
    #expect(try fixture.spool.prune(.standard) { true } == 0)
    #expect(fixture.directory.list("failed") == [".hidden.json", "notes.txt"])
  }

  /// Claims and commits wait for a few deletions at most: the question comes between groups, outside of every lock.
  @Test func jobsGoOnMeanwhile() throws {
    let fixture = try SpoolFixture()
    for index in 0..<100 { fixture.directory.write("{}", to: "failed/old-\(index).json") }
    Shell.run("touch -d '3 days ago' '\(fixture.directory.path)'/failed/*")
    var asked = 0
    let count = try fixture.spool.prune(keeping(.failed, age: Self.day)) {
      asked += 1
      fixture.drop(TestJob("job-\(asked)"), as: "job-\(asked).json")
      guard let claims = try? fixture.claim(), (try? fixture.complete(claims)) != nil else { return false }
      return asked < 4
    }
    #expect(asked == 4)
    #expect(count == 48)
    #expect(fixture.directory.list("failed").count == 52)
    #expect(try fixture.spool.counts()[.completed] == 4)
  }

  /// Dies at each call of a pass: what is left is whole, and goes the next time.
  @Test func aCrashInTheMiddleIsHarmless() throws {
    func prepared() throws -> (MemoryFileSystem, TestClock) {
      let clock = TestClock()
      let disk = MemoryFileSystem(time: clock.now().milliseconds * 1_000_000)
      try disk.makeDirectory("spool", in: nil, permissions: 0o755)
      let spool = try open(disk, clock)
      _ = try spool.submit((0..<6).map { TestJob("job-\($0)").submitted })
      let claims = try spool.claim(limit: 6, filter: ClaimFilter())
      _ = try spool.commit(
        claims.enumerated().map { $0 % 2 == 0 ? $1.completed(at: clock.now()) : $1.failed(at: clock.now()) })
      spool.close()
      clock.advance(milliseconds: 3 * Self.day)
      return (disk, clock)
    }
    var retention = keeping(.completed, age: Self.day)
    retention[.failed] = Retention.Rule(count: 1)
    let (whole, wholeClock) = try prepared()
    let counting = FaultyFileSystem(whole)
    let spool = try open(counting, wholeClock)
    let before = counting.count
    #expect(try spool.prune(retention) { true } == 5)
    #expect(counting.count > before + 10)
    for number in (before + 1)...counting.count {
      let (disk, clock) = try prepared()
      let system = FaultyFileSystem(disk, at: number, .dieAfter)
      #expect(throws: SpoolError.self) { _ = try open(system, clock).prune(retention) { true } }
      system.bury()
      let tree = disk.tree()
      let again = try open(disk, clock)
      // The newest failed record is kept, and those that went are gone.
      _ = try again.prune(retention) { true }
      #expect(try again.counts()[.completed] == 0, "died at \(counting.log[number - 1])")
      #expect(try again.counts()[.failed] == 1, "died at \(counting.log[number - 1]): \(tree.keys.sorted())")
      #expect(try again.counts()[.pending] == 0)
      again.close()
    }
  }

  /// Records of one tick of a kernel's clock and the beginning of the next journal cannot be told apart, and stay.
  private func letTheFileSystemsClockTick() { _ = poll(nil, 0, 10) }

  private func open(_ system: any FileSystem, _ clock: TestClock) throws -> FileSpool {
    let spool = try FileSpool.open(at: "spool", options: .crashing(system, boot: "1", clock: clock))
    _ = try spool.recover()
    return spool
  }
}
