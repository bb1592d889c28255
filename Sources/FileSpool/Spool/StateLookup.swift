import IntentCore
import IntentModel
import Synchronization

/// In which state a job of an id is, beyond `pending/`, asked in the order in which jobs move.
struct StateLookup {
  let layout: Layout
  let completedIDs: CompletedIDs
  let delayed: DelayedLookup

  func state(of id: JobID) throws(SystemCallError) -> JobState? {
    let name = FileName("\(id).json")
    if try layout.status(of: Place(.processing, name)) != nil { return .processing }
    if try delayed.contains(id) { return .delayed }
    for state in [JobState.held, .failed, .cancelled] where try layout.status(of: Place(state, name)) != nil {
      return state
    }
    return try completedIDs.place(of: id) == nil ? nil : .completed
  }
}

/// Whether a job waits in `delayed/`, where the time leads the file's name.
enum DelayedLookup {
  /// The owner knows.
  case ledger(SpoolContext)
  /// Anybody else reads the directory, once.
  case names(Locked<Set<JobID>?>, Layout)

  static func directory(_ layout: Layout) -> DelayedLookup { .names(Locked(nil), layout) }

  func contains(_ id: JobID) throws(SystemCallError) -> Bool {
    switch self {
    case .ledger(let context): return context.withLedger { $0.delayed.contains(id) }
    case .names(let names, let layout):
      return try names.withLock { (names) throws(SystemCallError) in
        if names == nil { names = try Self.ids(layout) }
        return names!.contains(id)
      }
    }
  }

  private static func ids(_ layout: Layout) throws(SystemCallError) -> Set<JobID> {
    var ids: Set<JobID> = []
    try layout.files.forEachName(in: layout.delayed) { (name) throws(SystemCallError) in
      if let name = DelayedName(name) { ids.insert(name.id) }
      return true
    }
    return ids
  }
}
