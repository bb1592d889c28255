#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore
import IntentModel

/// The ownership of a spool: a flock on `.intent/lock`, which lasts as long as any process has this opening of the file.
///
/// Workers inherit the descriptor. So a successor of a dispatcher that was killed knows whether its workers are still
/// at it: it gives them time to notice, then ends those that were recorded, and only then takes over. Where the lock is
/// free and the dispatcher that was recorded is alive all the same, somebody removed the lock's file: it is not taken.
final class SpoolLock: Sendable {
  let descriptor: FileSystem.Descriptor
  private let files: Files

  private init(_ descriptor: FileSystem.Descriptor, _ files: Files) {
    self.descriptor = descriptor
    self.files = files
  }

  deinit { files.close(descriptor) }

  /// Takes the lock, after a dead dispatcher's workers are gone.
  ///
  /// - Parameter patience: How long workers get to notice that their dispatcher is gone, in milliseconds.
  /// - Throws: ``SpoolError/Code/locked``, naming the holder.
  static func acquire(_ layout: Layout, bootID: String, now: Timestamp, patience: Int) throws(SpoolError) -> SpoolLock {
    let lock = try reporting(layout) { () throws(SystemCallError) in
      SpoolLock(try layout.files.open("lock", in: layout.own, .readWrite), layout.files)
    }
    try lock.wait(layout, bootID: bootID, patience: patience)
    try refuseSecond(layout, bootID: bootID)
    try reporting(layout) { () throws(SystemCallError) in
      let holder = LockHolder(
        process: ProcessTable.current, bootID: bootID, directory: try layout.directoryText(), since: now)
      try layout.files.writeAll(lock.descriptor, holder.bytes)
      try layout.files.truncate(lock.descriptor, to: Int64(holder.bytes.count))
    }
    try endWorkers(layout, bootID: bootID)
    return lock
  }

  private static func reporting<Result>(
    _ layout: Layout, _ body: () throws(SystemCallError) -> Result
  ) throws(SpoolError) -> Result {
    do throws(SystemCallError) { return try body() } catch {
      throw SpoolError("cannot lock \(layout.path)/.intent/lock", error)
    }
  }

  private func wait(_ layout: Layout, bootID: String, patience: Int) throws(SpoolError) {
    let step: Int32 = 10
    if try attempt(layout) { return }
    for _ in 0..<max(1, patience / Int(step)) {
      // Read each time: whoever has just taken the lock has not said so yet.
      if let holder = try holder(layout), Self.isAlive(holder, bootID: bootID) {
        throw Self.refusal(layout, holder)
      }
      ProcessTable.pause(milliseconds: step)
      if try attempt(layout) { return }
    }
    try Self.endWorkers(layout, bootID: bootID)
    for _ in 0..<100 {
      if try attempt(layout) { return }
      ProcessTable.pause(milliseconds: step)
    }
    throw Self.refusal(layout, try holder(layout))
  }

  private func attempt(_ layout: Layout) throws(SpoolError) -> Bool {
    try Self.reporting(layout) { () throws(SystemCallError) in
      do throws(SystemCallError) { try files.lock(descriptor) } catch {
        if error.errno == EWOULDBLOCK { return false }
        throw error
      }
      return true
    }
  }

  private func holder(_ layout: Layout) throws(SpoolError) -> LockHolder? {
    try Self.reporting(layout) { () throws(SystemCallError) in
      let holder = try files.contents(of: "lock", in: layout.own, limit: 4096).flatMap { LockHolder($0) }
      return holder?.directory == (try layout.directoryText()) ? holder : nil
    }
  }

  private static func isAlive(_ holder: LockHolder, bootID: String) -> Bool {
    holder.bootID == bootID && ProcessTable.isAlive(holder.process)
  }

  /// Whoever runs on this very directory keeps it, whatever became of the lock's file.
  private static func refuseSecond(_ layout: Layout, bootID: String) throws(SpoolError) {
    let list = try reporting(layout) { () throws(SystemCallError) in try WorkerList.read(layout, bootID: bootID) }
    guard let list, !list.workers.isEmpty, list.dispatcher != ProcessTable.current,
      ProcessTable.isAlive(list.dispatcher)
    else { return }
    throw SpoolError(
      .locked,
      "\(layout.path) is already in use by process \(list.dispatcher.pid), although .intent/lock is free: was that file "
        + "removed or replaced? Stop the process, then try again")
  }

  /// Ends what a dead dispatcher left running. Only ever called when that dispatcher is dead, or the lock is ours.
  private static func endWorkers(_ layout: Layout, bootID: String) throws(SpoolError) {
    let list = try reporting(layout) { () throws(SystemCallError) in try WorkerList.read(layout, bootID: bootID) }
    let left = ProcessTable.end(list?.workers ?? [])
    guard left.isEmpty else {
      throw SpoolError(
        .locked,
        "\(layout.path): the processes \(left.map { String($0.pid) }.joined(separator: ", ")) of a dead "
          + "dispatcher still run and cannot be ended: end them as their user, then try again")
    }
  }

  private static func refusal(_ layout: Layout, _ holder: LockHolder?) -> SpoolError {
    let who = holder.map { "process \($0.process.pid), since \($0.since.rfc3339)" }
    return SpoolError(
      .locked,
      "\(layout.path) is already in use by \(who ?? "a process that did not say who it is"): there is one "
        + "dispatcher a spool. Stop it, or name another spool (fuser \(layout.path)/.intent/lock shows who has it open)"
    )
  }
}
