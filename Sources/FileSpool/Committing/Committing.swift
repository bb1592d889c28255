import IntentCore
import IntentModel
import Synchronization

/// The committing side of a spool: `docs/commit-protocol.md`, 4, Commit. One thread at a time.
struct Committing: ~Copyable {
  private let context: SpoolContext
  /// Committed transitions whose files are not all where they belong, because of a fault.
  private(set) var unfinished: [Projection] = []
  /// Whether a sync of the current journal failed: it is not trusted with another one.
  private var isJournalBroken = false

  init(_ context: SpoolContext) { self.context = context }

  mutating func commit(_ transitions: [Transition]) throws(SpoolError) -> [CommitResult] {
    try finish()
    if transitions.isEmpty {
      try sync()
      return []
    }
    let (entries, results) = admit(transitions)
    try append(entries)
    try sync()
    context.ledger.withLock { ledger in
      for entry in entries { ledger.setPhase(.committed, of: entry.uid) }
    }
    unfinished = entries.map(Projection.init)
    try finish()
    return answer(transitions, results)
  }

  /// Step 1: who still holds what they say they hold.
  private func admit(_ transitions: [Transition]) -> (entries: [TransitionEntry], results: [CommitResult]) {
    context.ledger.withLock { ledger in
      var entries: [TransitionEntry] = []
      var seen: Set<ClaimToken> = []
      var results: [CommitResult] = []
      for transition in transitions {
        if ledger.finished.contains(transition.claim) {
          results.append(.held)
        } else if let claim = ledger.claim(transition.claim), claim.phase != .committed,
          seen.insert(transition.claim).inserted
        {
          entries.append(TransitionEntry(transition, of: claim))
          results.append(.held)
        } else {
          results.append(.lost)
        }
      }
      return (entries, results)
    }
  }

  /// Step 2.
  private mutating func append(_ entries: [TransitionEntry]) throws(SpoolError) {
    if entries.isEmpty { return }
    do {
      if isJournalBroken { try replaceJournal() }
      try context.ledger.withLock { (ledger) throws(SystemCallError) in
        try ledger.append(entries.lazy.map { .transition($0) }, isOutcome: true)
      }
    } catch {
      throw SpoolError("cannot append to the journal of \(context.layout.path)", error)
    }
  }

  /// Step 3: the commit point.
  mutating func sync() throws(SpoolError) {
    let (file, end) = context.ledger.withLock { ($0.journal.file, $0.journal.unsynced) }
    guard context.options.durability == .power, let end else { return }
    do {
      try context.files.syncData(file)
      context.ledger.withLock { $0.journal.markSynced(end) }
    } catch {
      // The kernel may have dropped what it could not write, and would call the next sync a success.
      isJournalBroken = true
      throw SpoolError("cannot make the journal of \(context.layout.path) durable", error)
    }
  }

  /// Step 4, for all that is committed.
  private mutating func finish() throws(SpoolError) {
    var failure: SpoolError?
    var left: [Projection] = []
    for var projection in unfinished {
      do throws(SystemCallError) {
        projection.noteCompletion(context.completedIDs)
        try projection.carryOut(context.layout)
        settle(projection)
      } catch {
        left.append(projection)
        failure = failure ?? SpoolError("cannot write \(context.layout.path(of: projection.destination))", error)
      }
    }
    let wasRepeated = failure != nil
    unfinished = left
    if wasRepeated || !left.isEmpty {
      // Whoever asked hears of the fault; the answer for what was finished waits for the next time.
    }
    if let failure { throw failure }
  }

  private func settle(_ projection: Projection) {
    let entry = projection.entry
    context.ledger.withLock { ledger in
      let name = projection.destination.state == .delayed ? DelayedName(projection.destination.name) : nil
      if let name { ledger.delayed.insert(name) }
      let keepsKey = projection.destination.state == .delayed || projection.destination.state == .held
      if let claim = ledger.release(entry.uid), let key = claim.uniqueKey, !keepsKey {
        ledger.uniqueKeys.release(key, uid: entry.uid)
      }
      ledger.finished.insert(ClaimToken(uid: entry.uid, fence: entry.fence))
    }
  }

  /// Step 5.
  private func answer(_ transitions: [Transition], _ results: [CommitResult]) -> [CommitResult] {
    context.ledger.withLock { ledger in
      for transition in transitions { ledger.finished.remove(transition.claim) }
    }
    return results
  }
}
