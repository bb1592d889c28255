import IntentCore
import IntentModel

/// The committing side of a spool: `docs/commit-protocol.md`, 4, Commit. One thread at a time.
///
///     compare each transition's fence with that of the live claim
///     append one transition entry each, in one write
///     fdatasync the journal: the commit point
///     put the files where they belong (see Projection)
struct Committing: ~Copyable {
  let context: SpoolContext
  /// Committed transitions whose files are not all where they belong, because of a fault.
  private var unfinished: [Projection] = []
  /// Whether a write to stable storage failed: the current journal is not trusted with another one.
  private var isJournalBroken = false
  /// Journals that are ended, and are removed once all that they say is on stable storage.
  var retired: [RetiredJournal]

  /// - Parameter retired: Numbers of the journals that recovery has carried out.
  init(_ context: SpoolContext, retired: [UInt64] = []) {
    self.context = context
    self.retired = retired.map { RetiredJournal(number: $0) }
  }

  mutating func commit(_ transitions: [Transition]) throws(SpoolError) -> [CommitResult] {
    try finish()
    let (admitted, results) = admit(transitions)
    let entries = admitted.map(\.entry)
    try append(entries)
    try sync()
    context.withLedger { ledger in
      for entry in entries { ledger.setPhase(.committed, of: entry.token) }
    }
    unfinished = admitted
    try finish()
    context.withLedger { ledger in
      for transition in transitions { ledger.finished.remove(transition.claim) }
    }
    return results
  }

  /// Step 1: who still holds what they say they hold.
  private func admit(_ transitions: [Transition]) -> (admitted: [Projection], results: [CommitResult]) {
    // What is written over has to be in a journal that a power cut leaves.
    let mayReuse = context.options.durability == .power
    var held: [(transition: Transition, claim: LiveClaim)] = []
    var results: [CommitResult] = []
    var seen: Set<ClaimToken> = []
    context.withLedger { ledger in
      for transition in transitions {
        if !seen.insert(transition.claim).inserted {
          results.append(.lost)
        } else if ledger.finished.contains(transition.claim) {
          // Committed by an earlier call that threw before it could say so.
          results.append(.held)
        } else if let claim = ledger.claim(transition.claim) {
          held.append((transition, claim))
          results.append(.held)
        } else {
          results.append(.lost)
        }
      }
    }
    // Without the lock: here each record is written down.
    let admitted = held.map { transition, claim in
      Projection(TransitionEntry(transition, of: claim), reusable: mayReuse ? claim.reusable : nil)
    }
    return (admitted, results)
  }

  /// Step 2.
  private mutating func append(_ entries: [TransitionEntry]) throws(SpoolError) {
    do throws(SystemCallError) {
      if isJournalBroken {
        try switchJournal()
        isJournalBroken = false
      }
      if entries.isEmpty { return }
      let group = FrameGroup(entries.lazy.map { .transition($0) })
      try context.withLedger { (ledger) throws(SystemCallError) in try ledger.append(group, isOutcome: true) }
    } catch {
      throw SpoolError("cannot append to the journal of \(context.layout.path)", error)
    }
  }

  /// Step 3.
  private mutating func sync() throws(SpoolError) {
    do throws(SystemCallError) { try syncOrThrow() } catch {
      throw SpoolError("cannot make the journal of \(context.layout.path) durable", error)
    }
  }

  mutating func syncOrThrow() throws(SystemCallError) {
    let (file, end) = context.withLedger { ($0.journal.file, $0.journal.unsynced) }
    guard context.options.durability == .power, let end else { return }
    do throws(SystemCallError) { try context.files.syncData(file) } catch {
      // The kernel may have dropped what it could not write, and would call the next try a success.
      isJournalBroken = true
      throw error
    }
    context.withLedger { $0.journal.markSynced(end) }
  }

  /// Step 4, for all that is committed. What fails is kept, and tried again by the next call.
  private mutating func finish() throws(SpoolError) {
    try finishResubmitting()
    if unfinished.isEmpty { return }
    var failure: SpoolError?
    var left: [Projection] = []
    var placed: [Projection] = []
    for var projection in unfinished {
      do throws(SystemCallError) {
        if let day = projection.destination.day {
          context.completedIDs.insert(projection.destination.name, day: day)
        }
        try projection.carryOut(context.layout)
        placed.append(projection)
      } catch {
        failure = failure ?? SpoolError("cannot write \(context.layout.path(of: projection.destination))", error)
        left.append(projection)
      }
    }
    unfinished = left
    context.withLedger { ledger in
      for projection in placed { Self.settle(projection, &ledger) }
    }
    if let failure { throw failure }
  }

  /// The job has left this process's hands.
  private static func settle(_ projection: Projection, _ ledger: inout Ledger) {
    let entry = projection.entry
    let destination = projection.destination
    if destination.state == .delayed, let name = DelayedName(destination.name) { ledger.delayed.insert(name) }
    let isOver = destination.state.isTerminal
    if let key = ledger.release(entry.token)?.uniqueKey, isOver { ledger.uniqueKeys.release(key, uid: entry.uid) }
    ledger.finished.insert(entry.token)
  }

  /// Records older than this (by the file system's clock, in nanoseconds) are in no journal any more; nil: some may be.
  var horizon: Int64? { unfinished.isEmpty && retired.isEmpty ? context.withLedger { $0.journal.begunAt } : nil }

  /// Whether a checkpoint can be begun: everything that the journal says has been done.
  var canSwitch: Bool {
    unfinished.isEmpty && retired.isEmpty && context.withLedger { $0.owedRemovals.isEmpty }
  }

  /// Begins a new journal with what is still open, and retires the current one.
  mutating func switchJournal() throws(SystemCallError) {
    let (number, nextFence) = context.withLedger { ($0.journal.number + 1, $0.nextFence) }
    var journal = try Journal.begin(
      number, header: context.header(nextFence: nextFence), layout: context.layout,
      reserve: context.options.journalReserve)
    do {
      let old = try context.withLedger { (ledger) throws(SystemCallError) in
        try journal.append(FrameGroup(ledger.openEntries), keepingReserve: false)
        journal.markFresh()
        let old = ledger.journal
        ledger.journal = journal
        return old
      }
      retired.append(RetiredJournal(number: old.number, file: old.file))
    } catch {
      context.files.close(journal.file)
      throw error
    }
  }
}
