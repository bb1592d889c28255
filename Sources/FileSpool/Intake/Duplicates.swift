import IntentCore
import IntentModel

/// Whether a job is there already: its id in any state, or its unique key on an unfinished job.
struct Duplicates {
  private let context: SpoolContext

  init(_ context: SpoolContext) { self.context = context }

  /// Why a drop is a duplicate; nil: it is none.
  func refusal(_ candidate: Candidate, _ window: Window) throws(SystemCallError) -> Refusal? {
    let job = candidate.job
    let name = candidate.source.name
    // An id that was just made of the uid is nobody else's.
    if !job.id.text.hasSuffix(job.uid.text), let state = try state(of: job.id, window) {
      return Refusal(
        duplicate: name, field: "id",
        "the id \(job.id) is taken by a job in \(state.rawValue)/: give this one another "
          + "id\(state.isTerminal ? ", or remove that record first" : "")")
    }
    guard let key = job.uniqueKey else { return nil }
    // Asked, not taken: the job may still be rejected for another reason.
    let holder = context.withLedger { ledger in
      let holder = ledger.uniqueKeys.take(key, uid: job.uid, id: job.id)
      if holder == nil { ledger.uniqueKeys.release(key, uid: job.uid) }
      return holder
    }
    return holder.map { holder in
      Refusal(
        duplicate: name, field: "unique_key",
        "the unique_key is held by the unfinished job \(holder.id): drop this one "
          + "again when that has ended")
    }
  }

  /// The state in which a job of that id is; nil: there is none.
  func state(of id: JobID, _ window: Window?) throws(SystemCallError) -> JobState? {
    if let window, window.contains(id) { return .pending }
    let (known, owed) = context.withLedger { ledger -> (JobState?, [Place: ResubmitEntry]) in
      let known: JobState? = ledger.isLive(id) ? .processing : ledger.delayed.contains(id) ? .delayed : nil
      return (known, ledger.owedRemovals)
    }
    if let known { return known }
    let name = FileName("\(id).json")
    for state in [JobState.held, .failed, .cancelled] where owed[Place(state, name)] == nil {
      if try context.layout.status(of: Place(state, name)) != nil { return state }
    }
    guard let place = try context.completedIDs.place(of: id) else { return nil }
    return owed[place] == nil ? .completed : nil
  }
}
