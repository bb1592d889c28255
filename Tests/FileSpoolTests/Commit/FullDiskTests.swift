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

@Suite("A full disk meets claims first and outcomes last")
struct FullDiskTests {
  /// On a real file system that is really full.
  @Test func aSmallFileSystemFillsUp() throws {
    let parent = TemporaryDirectory()
    let path = "\(parent.path)/small"
    guard Shell.run("mkdir '\(path)' && mount -t tmpfs -o size=4m none '\(path)' 2>/dev/null") == 0 else {
      try Test.cancel("this machine does not let a test mount a file system")
    }
    defer { Shell.run("umount -l '\(path)'") }
    var options = FileSpoolOptions()
    options.journalReserve = 1 << 20
    options.syncsInBackground = false
    let spool = try FileSpool.open(at: path, options: options)
    _ = try spool.recover()
    _ = try spool.submit((0..<20).map { TestJob("job-\($0)").submitted })
    let claims = try spool.claim(limit: 10, filter: ClaimFilter())
    #expect(claims.count == 10)
    Shell.run("dd if=/dev/zero of='\(path)/ballast' bs=4k 2>/dev/null")
    let now = SystemClock().now()
    // The outcomes reach the journal's reserve. A small record fits where the job was; a large one finds no room.
    #expect(try spool.commit(claims.prefix(5).map { $0.completed(at: now) }) == Array(repeating: .held, count: 5))
    let transitions = claims.dropFirst(5).map { $0.completed(at: now, size: 10_000) }
    #expect(throws: SpoolError.self) { try spool.commit(transitions) }
    #expect(throws: SpoolError.self) { try spool.submit([TestJob("more").submitted]) }
    Shell.run("rm '\(path)/ballast'")
    #expect(try spool.commit(transitions) == transitions.map { _ in .held })
    let rest = try spool.claim(limit: 100, filter: ClaimFilter())
    #expect(rest.count == 10)
    #expect(try spool.commit(rest.map { $0.completed(at: now) }).count == 10)
    #expect(try spool.counts()[.completed] == 20)
    spool.close()
  }

  @Test func claimsStopBeforeTheReserveIsUsedUp() throws {
    let isFull = Locker(false)
    let system = FaultyFileSystem { call in call.name == "fallocate" && isFull.with { $0 } ? .fail(ENOSPC) : nil }
    let fixture = try SpoolFixture {
      $0.fileSystem = system
      $0.journalReserve = 32_768
    }
    for index in 0..<200 { fixture.drop(TestJob("job-\(index)"), as: "job-\(index).json") }
    isFull.with { $0 = true }
    var claims: [Claim] = []
    do throws(SpoolError) {
      while true { claims += try fixture.spool.claim(limit: 10, filter: ClaimFilter()) }
    } catch {
      #expect(error.code == .storage && error.errno == ENOSPC)
    }
    #expect(!claims.isEmpty && claims.count < 200)
    try fixture.complete(Array(claims.prefix(8)))
    isFull.with { $0 = false }
    #expect(try fixture.claim(200 - claims.count).count == 200 - claims.count)
  }

  /// The kernel may call a second fdatasync a success though it has dropped the pages of the first.
  @Test func aFailedSyncIsNotTrustedWithAnotherOne() throws {
    let fails = Locker(0)
    let system = FaultyFileSystem { call in
      call.name == "fdatasync"
        && fails.with({ left in
          left -= 1; return left >= 0
        }) ? .fail(EIO) : nil
    }
    let fixture = try SpoolFixture { $0.fileSystem = system }
    fixture.drop(TestJob("a"), as: "a.json")
    let claim = try fixture.claim()[0]
    let before = fixture.directory.list(".intent/journal")
    fails.with { $0 = 1 }
    #expect(throws: SpoolError.self) { try fixture.spool.commit([claim.completed(at: fixture.now)]) }
    #expect(fixture.directory.list("processing") == ["a.json"])
    #expect(try fixture.spool.commit([claim.completed(at: fixture.now)]) == [.held])
    #expect(!fixture.directory.list(".intent/journal").contains(before[0]))
    #expect(try fixture.spool.counts()[.completed] == 1)
  }

  @Test func whatWasCommittedIsFinishedByTheNextCall() throws {
    let fails = Locker(false)
    let system = FaultyFileSystem { call in
      call.name == "rename" && call.path.hasSuffix("/b.json") && fails.with { $0 } ? .fail(ENOSPC) : nil
    }
    let fixture = try SpoolFixture { $0.fileSystem = system }
    for id in ["a", "b", "c"] { fixture.drop(TestJob(id), as: "\(id).json") }
    let transitions = try fixture.claim(3).map { $0.completed(at: fixture.now) }
    fails.with { $0 = true }
    #expect(throws: SpoolError.self) { try fixture.spool.commit(transitions) }
    #expect(throws: SpoolError.self) { try fixture.spool.commit([]) }
    #expect(try fixture.spool.counts()[.completed] == 2)
    fails.with { $0 = false }
    #expect(try fixture.spool.commit([]) == [])
    #expect(try fixture.spool.counts()[.completed] == 3)
    #expect(try fixture.spool.commit(transitions) == [.held, .held, .held])
    #expect(try fixture.spool.commit(transitions) == [.lost, .lost, .lost])
  }
}
