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

@Suite("One dispatcher a spool")
struct LockTests {
  private func open(_ directory: TemporaryDirectory, patience: Int = 100) throws -> FileSpool {
    var options = FileSpoolOptions()
    options.patience = patience
    return try FileSpool.open(at: directory.path, options: options)
  }

  @Test func aSecondOneIsToldWhoHoldsIt() throws {
    let directory = TemporaryDirectory()
    let first = try open(directory)
    do throws(SpoolError) {
      _ = try FileSpool.open(at: directory.path)
      Issue.record("two own the spool")
    } catch {
      #expect(error.code == .locked)
      #expect(error.message.contains("process \(getpid())"))
    }
    #expect(try FileSpool.open(at: directory.path, mode: .client).submit([TestJob("a").submitted]).count == 1)
    first.close()
    _ = try open(directory)
  }

  @Test func aLockLeftByADeadProcessIsNoObstacle() throws {
    let directory = TemporaryDirectory()
    try open(directory).close()
    directory.write(
      #"{"pid":1,"start_time":1,"boot_id":"another","since":"2026-01-01T00:00:00.000Z"}"#, to: ".intent/lock")
    try open(directory).close()
    directory.write("torn", to: ".intent/lock")
    try open(directory).close()
  }

  /// A child holds the lock, as a worker does; the dispatcher that is written down is dead.
  @Test func orphansAreEndedByTheSuccessor() throws {
    let directory = TemporaryDirectory()
    try open(directory).close()
    let orphan = try Orphan(lock: "\(directory.path)/.intent/lock")
    defer { orphan.end() }
    let boot = TemporaryDirectory.bootID
    directory.write(
      #"{"pid":999999,"start_time":1,"boot_id":"\#(boot)","since":"2026-01-01T00:00:00.000Z"}"#, to: ".intent/lock")
    directory.write("\(boot)\n\(orphan.pid) \(orphan.startTime)\n", to: ".intent/processes")
    let spool = try open(directory)
    #expect(orphan.hasEnded(within: 5000))
    spool.close()
  }

  @Test func aProcessOfTheSameNumberIsLeftAlone() throws {
    let directory = TemporaryDirectory()
    try open(directory).close()
    let stranger = try Orphan(lock: nil)
    defer { stranger.end() }
    directory.write(
      "\(TemporaryDirectory.bootID)\n\(stranger.pid) \(stranger.startTime + 1)\n", to: ".intent/processes")
    try open(directory).close()
    #expect(!stranger.hasEnded(within: 0))
  }

  /// Somebody holds the lock who is neither a live dispatcher nor a known worker: nothing is ended.
  @Test func anUnknownHolderIsNotEnded() throws {
    let directory = TemporaryDirectory()
    try open(directory).close()
    let holder = try Orphan(lock: "\(directory.path)/.intent/lock")
    defer { holder.end() }
    directory.write("", to: ".intent/lock")
    #expect(throws: SpoolError.self) { try open(directory, patience: 10) }
    #expect(!holder.hasEnded(within: 0))
  }

  @Test func theRecordedProcessesAreThoseOfThisBoot() throws {
    let directory = TemporaryDirectory()
    let spool = try open(directory)
    try spool.record(processes: [ProcessIdentity(pid: 12, startTime: 34)])
    #expect(directory.read(".intent/processes") == "\(TemporaryDirectory.bootID)\n12 34\n")
  }

  @Test func aSpoolIsRecoveredBeforeItIsUsed() throws {
    let directory = TemporaryDirectory()
    let spool = try open(directory)
    #expect(throws: SpoolError.self) { try spool.claim(limit: 1, filter: ClaimFilter()) }
    #expect(try spool.recover().isEmpty)
    #expect(throws: SpoolError.self) { try spool.recover() }
    spool.close()
    #expect(throws: SpoolError.self) { try spool.commit([]) }
    let client = try FileSpool.open(at: directory.path, mode: .client)
    #expect(throws: SpoolError.self) { try client.claim(limit: 1, filter: ClaimFilter()) }
  }
}
