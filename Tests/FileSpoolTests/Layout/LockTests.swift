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
      #"{"pid":999999,"start_time":1,"boot_id":"\#(boot)","directory":"\#(directory.place)","since":"2026-01-01T00:00:00.000Z"}"#,
      to: ".intent/lock")
    directory.write(
      "\(boot) \(directory.place) 999999 1\n\(orphan.pid) \(orphan.startTime)\n", to: ".intent/processes")
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
      "\(TemporaryDirectory.bootID) \(directory.place) 999999 1\n\(stranger.pid) \(stranger.startTime + 1)\n",
      to: ".intent/processes")
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
    let lines = try #require(directory.read(".intent/processes")).split(separator: "\n")
    #expect(lines.first?.hasPrefix("\(TemporaryDirectory.bootID) \(directory.place) \(getpid()) ") == true)
    #expect(lines.dropFirst() == ["12 34"])
  }

  /// `cp -a` of a spool that somebody runs: the copy's list of workers names that one's, which are left alone.
  @Test func theWorkersOfTheOriginalOutliveACopy() throws {
    let directory = TemporaryDirectory()
    Shell.run("mkdir '\(directory.path)/spool'")
    let original = try FileSpool.open(at: "\(directory.path)/spool")
    let worker = try Orphan(lock: nil)
    defer { worker.end() }
    try original.record(processes: [ProcessIdentity(pid: worker.pid, startTime: worker.startTime)])
    Shell.run("cp -a '\(directory.path)/spool' '\(directory.path)/copy'")
    let copy = try FileSpool.open(at: "\(directory.path)/copy")
    #expect(!worker.hasEnded(within: 0))
    #expect(try copy.recover().isEmpty)
    copy.close()
    original.close()
    // The same list where it was written is believed.
    _ = try FileSpool.open(at: "\(directory.path)/spool")
    #expect(worker.hasEnded(within: 5000))
  }

  /// Somebody took the lock's file for a stale one, and removed it.
  @Test func aRunningDispatcherKeepsItsSpoolWithoutTheLocksFile() throws {
    let directory = TemporaryDirectory()
    try open(directory).close()
    let dispatcher = try Orphan(lock: nil)
    defer { dispatcher.end() }
    let worker = try Orphan(lock: nil)
    defer { worker.end() }
    directory.write(
      "\(TemporaryDirectory.bootID) \(directory.place) \(dispatcher.pid) \(dispatcher.startTime)\n"
        + "\(worker.pid) \(worker.startTime)\n", to: ".intent/processes")
    Shell.run("rm '\(directory.path)/.intent/lock'")
    do throws(SpoolError) {
      _ = try FileSpool.open(at: directory.path)
      Issue.record("two own the spool")
    } catch {
      #expect(error.code == .locked)
      #expect(error.message.contains("process \(dispatcher.pid)"), "\(error.message)")
    }
    #expect(!worker.hasEnded(within: 0))
    dispatcher.end()
    try open(directory).close()
    #expect(worker.hasEnded(within: 5000))
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
