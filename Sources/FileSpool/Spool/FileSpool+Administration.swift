// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentCore
public import IntentModel

extension FileSpool: SpoolAdministration {
  /// Holds a job that waits. Nothing is written until its transition is committed: after a crash it waits as before.
  public func take(_ id: JobID) throws(SpoolError) -> Claim {
    let spool = try ownedSpool()
    return try spool.claiming.withLock { (claiming) throws(SpoolError) in
      if let claim = try claiming.take(id) { return claim }
      throw try missing(id, wanted: "waits")
    }
  }

  /// Puts a terminal job back into `pending/`. On stable storage when it returns.
  public func resubmit(_ id: JobID) throws(SpoolError) {
    let spool = try ownedSpool()
    let done = try spool.committing.withLock { (committing) throws(SpoolError) in
      try committing.resubmit(id, Finding(layout: layout, completedIDs: completedIDs))
    }
    if !done { throw try missing(id, wanted: "is over") }
  }

  /// Reads `.intent/queues.json`.
  public func pausedQueues() throws(SpoolError) -> Set<QueueName> { try PausedQueues(layout: layout).read() }

  /// Writes `.intent/queues.json`, on stable storage.
  public func setPaused(_ queues: Set<QueueName>) throws(SpoolError) { try PausedQueues(layout: layout).write(queues) }

  /// Deletes terminal records.
  ///
  /// A record that is younger than the last checkpoint may come back after a power cut.
  public func purge(_ states: Set<JobState>, before cutoff: Timestamp) throws(SpoolError) -> Int {
    let spool = try ownedSpool()
    do throws(SystemCallError) {
      // What the journal says again after a power cut must not be what is deleted here.
      try spool.checkpointing.checkpoint()
      var count = 0
      for state in JobState.allCases where state.isTerminal && states.contains(state) {
        count += try Purging(layout: layout).purge(state, before: cutoff)
      }
      return count
    } catch {
      throw SpoolError("cannot delete old records of \(layout.path)", error)
    }
  }

  private func missing(_ id: JobID, wanted: String) throws(SpoolError) -> SpoolError {
    let found = try find(id.text)
    if found.isEmpty { return SpoolError(.notFound, "there is no job \(id) in \(layout.path)") }
    let states = Set(found.map(\.state.rawValue)).sorted().joined(separator: " and ")
    return SpoolError(.conflict, "the job \(id) is in \(states)/: this is for a job that \(wanted)")
  }
}
