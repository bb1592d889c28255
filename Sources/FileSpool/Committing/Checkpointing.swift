import IntentCore
import Synchronization

/// Ends journals: `docs/commit-protocol.md`, 4, Checkpoint.
///
/// The file system is synced outside of every lock, as a rule on a thread of its own.
final class Checkpointing: Sendable {
  private let context: SpoolContext
  private let committing: Locked<Committing>
  private let isUnderWay = Atomic(false)

  init(_ context: SpoolContext, _ committing: Locked<Committing>) {
    self.context = context
    self.committing = committing
  }

  deinit {
    for file in committing.withLock({ $0.retired.compactMap(\.file) }) { context.files.close(file) }
  }

  /// Begins a checkpoint if the journal has grown large, or finishes one that could not be finished.
  func afterCommit() {
    let isDue = committing.withLock { committing in
      !committing.retired.isEmpty || context.withLedger { $0.journal.end } >= context.options.checkpointSize
    }
    if isDue { begin() }
  }

  /// Begins a checkpoint if the journal holds anything.
  func atScan() {
    if !context.withLedger({ $0.journal.isFresh }) { begin() }
  }

  /// Whether a journal may speak of records that were made a moment ago.
  var isDueForPruning: Bool { committing.withLock { $0.horizon == nil || !context.withLedger { $0.journal.isFresh } } }

  /// Waits for a checkpoint that is under way, so that nothing of this spool's is done after it was closed.
  func waitUntilIdle() {
    while isUnderWay.load(ordering: .acquiring) { ProcessTable.pause(milliseconds: 1) }
  }

  private func begin() {
    guard isUnderWay.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged else {
      return
    }
    if context.options.syncsInBackground {
      BackgroundThread.start { self.run() }
    } else {
      run()
    }
  }

  private func run() {
    defer { isUnderWay.store(false, ordering: .releasing) }
    do throws(SystemCallError) { try checkpoint() } catch {
      context.notice(.checkpointFailed(message: "the journal cannot be ended, and grows: \(error)"))
    }
  }

  /// Makes all that was done durable, and removes the journals that say how to do it again.
  func checkpoint() throws(SystemCallError) {
    try committing.withLock { (committing) throws(SystemCallError) in
      if committing.canSwitch { try committing.switchJournal() }
    }
    let journals = committing.withLock { $0.retired }
    if journals.isEmpty { return }
    try context.files.syncFileSystem(context.layout.root)
    for journal in journals {
      try context.files.unlink(JournalName.fileName(journal.number), in: context.layout.journal)
    }
    try context.files.sync(context.layout.journal)
    let numbers = Set(journals.map(\.number))
    // Two may be at it at once: each descriptor is closed by the one that finds it here.
    let done = committing.withLock { committing -> [RetiredJournal] in
      defer { committing.retired.removeAll { numbers.contains($0.number) } }
      return committing.retired.filter { numbers.contains($0.number) }
    }
    for file in done.compactMap(\.file) { context.files.close(file) }
  }
}
