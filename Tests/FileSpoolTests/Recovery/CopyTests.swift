import FileSpool
import IntentCore
import IntentModel
import SpoolTesting
import Testing

/// A spool that was copied with everything in it, locks and journals too: another spool.
@Suite("A copy of a spool is a spool of its own")
struct CopyTests {
  @Test(arguments: [false, true])
  func aCopyGoesOnWhereTheOriginalWas(_ isRunning: Bool) throws {
    let directory = TemporaryDirectory()
    let root = directory.path
    Shell.run("mkdir '\(root)/spool'")
    let clock = TestClock(SystemClock().now())
    let original = try open("\(root)/spool", clock)
    _ = try original.recover()
    _ = try original.submit(["done", "runs", "waits", "drop"].map { TestJob($0).submitted })
    let claims = try original.claim(limit: 4, filter: ClaimFilter())
    func claim(_ id: String) -> Claim { claims.first { $0.job.id.text == id }! }
    _ = try original.commit([
      claim("done").completed(at: clock.now()), claim("waits").snoozed(milliseconds: 60_000, at: clock.now()),
      claim("drop").failed(at: clock.now()),
    ])
    let record = directory.readBytes("spool/completed/\(clock.now().day)/done.json")
    if !isRunning { original.close() }
    Shell.run("cp -a '\(root)/spool' '\(root)/copy'")

    let copy = try open("\(root)/copy", clock)
    #expect(try copy.recover().map(\.job.id.text) == ["runs"])
    #expect(
      try copy.counts() == [
        .pending: 0, .delayed: 1, .held: 0, .processing: 1, .completed: 1, .failed: 1, .cancelled: 0, .rejected: 0,
      ])
    #expect(directory.readBytes("copy/completed/\(clock.now().day)/done.json") == record)
    #expect(try copy.submit([TestJob("waits").submitted]) == [.duplicate(JobID(unchecked: "waits"), of: .delayed)])
    copy.close()

    // The original has noticed nothing.
    if isRunning {
      #expect(try original.commit([claim("runs").completed(at: clock.now())]) == [.held])
      original.close()
    } else {
      #expect(try open("\(root)/spool", clock).recover().map(\.job.id.text) == ["runs"])
    }
  }

  /// On another machine, or after a restart: the journal in the copy is one of another boot.
  @Test func aCopyInAnotherBoot() throws {
    let directory = TemporaryDirectory()
    let root = directory.path
    Shell.run("mkdir '\(root)/spool'")
    let clock = TestClock(SystemClock().now())
    let original = try open("\(root)/spool", clock)
    _ = try original.recover()
    _ = try original.submit(["done", "runs"].map { TestJob($0).submitted })
    let claims = try original.claim(limit: 2, filter: ClaimFilter())
    _ = try original.commit(claims.filter { $0.job.id.text == "done" }.map { $0.completed(at: clock.now()) })
    original.close()
    Shell.run("cp -a '\(root)/spool' '\(root)/copy'")
    let copy = try open("\(root)/copy", clock, boot: "another")
    let orphans = try copy.recover()
    #expect(orphans.map(\.job.id.text) == ["runs"])
    #expect(try copy.commit(orphans.map { $0.completed(at: clock.now()) }) == [.held])
    #expect(try copy.counts()[.completed] == 2)
    #expect(try copy.counts()[.pending] == 0)
    copy.close()
  }

  private func open(_ path: String, _ clock: TestClock, boot: String? = nil) throws -> FileSpool {
    var options = FileSpoolOptions()
    options.clock = clock
    options.syncsInBackground = false
    options.journalReserve = 65_536
    options.bootID = boot
    return try FileSpool.open(at: path, options: options)
  }
}
