// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentCore
public import IntentModel
import Synchronization

/// A spool that is a directory: a state is a subdirectory, a job is a file.
///
/// `docs/commit-protocol.md` says how jobs move so that no crash loses one. One process at a time owns a spool and
/// claims from it; any number of others submit to it and look into it meanwhile.
public final class FileSpool: Spool {
  /// What a process wants with a spool.
  public enum Mode: Sendable {
    /// To run jobs, or to change what waits: takes the spool's lock. ``recover()`` comes before anything else.
    case owner
    /// To submit and to look.
    case client
  }

  let layout: Layout
  let options: FileSpoolOptions
  let mode: Mode
  let bootID: String
  let completedIDs: CompletedIDs
  let directoryCounts = Locked(DirectoryCounts())
  private let lock: Mutex<SpoolLock?>
  private let spoolWake: SpoolWake?
  /// What there is once the spool was recovered.
  private let owned = Mutex<OwnedSpool?>(nil)
  /// Jobs that a submission made visible before it threw.
  private let unsettled = Locked<Set<JobID>>([])

  /// Opens a spool, and makes its directories where they are missing.
  ///
  /// - Parameters:
  ///   - path: The spool's directory. The one above it exists.
  ///   - mode: Whether to own it.
  ///   - options: How it behaves.
  /// - Throws: ``SpoolError``: `locked` if another process owns it; `layout` if it cannot be kept safe (two file
  ///   systems, directories writable by everybody, another version's layout); `storage` if the system refuses. The
  ///   message says what to do.
  public static func open(
    at path: String, mode: Mode = .owner, options: FileSpoolOptions = FileSpoolOptions()
  ) throws(SpoolError) -> FileSpool {
    let layout = try LayoutOpening(files: Files(system: options.fileSystem), path: path).open()
    return try FileSpool(layout, mode, options)
  }

  private init(_ layout: Layout, _ mode: Mode, _ options: FileSpoolOptions) throws(SpoolError) {
    let bootID = options.bootID ?? ProcessTable.bootID
    let isOwner = mode == .owner
    let lock =
      isOwner
      ? try SpoolLock.acquire(layout, bootID: bootID, now: options.clock.now(), patience: options.patience) : nil
    self.layout = layout
    self.options = options
    self.mode = mode
    self.bootID = bootID
    self.lock = Mutex(lock)
    completedIDs = CompletedIDs(layout, isOnlooker: mode == .client)
    spoolWake = isOwner ? try SpoolWake(layout, options: options) : nil
  }

  /// Gives the spool up. Calls that need its ownership throw from here on.
  ///
  /// Processes that inherited ``ownershipDescriptor`` keep it owned until they end.
  public func close() {
    if let spool = owned.withLock({ $0.take() }) { spool.checkpointing.waitUntilIdle() }
    lock.withLock { $0 = nil }
  }

  /// The directory.
  public var path: String { layout.path }

  /// Readable when something was dropped, asked through ``ControlRequests``, or may have been missed.
  public var wake: any WakeSignal { spoolWake ?? SilentWake() as any WakeSignal }

  /// Puts jobs into `pending/`, with or without a dispatcher. Many at once cost far less than one by one.
  ///
  /// If it throws, a second call with the same jobs finishes what the first began.
  public func submit(_ jobs: [NewJob]) throws(SpoolError) -> [Submission] {
    let lookup = lookup
    let submitting = Submitting(layout: layout, options: options) { (id) throws(SystemCallError) in
      try lookup.state(of: id)
    }
    return try unsettled.withLock { (unsettled) throws(SpoolError) in
      try submitting.submit(jobs, unsettled: &unsettled)
    }
  }

  /// Takes jobs. While it runs, ``commit(_:)`` does not wait for it.
  ///
  /// It reads at most a slice of a long backlog; ``wake`` is readable at once if another call may find more.
  public func claim(limit: Int, filter: ClaimFilter) throws(SpoolError) -> [Claim] {
    try ownedSpool().claim(limit: limit, filter: filter)
  }

  /// Answers true for each claim that is still held: they do not lapse while this process lives.
  public func extend(_ claims: [ClaimToken]) throws(SpoolError) -> [Bool] {
    try ownedSpool().context.withLedger { ledger in claims.map { ledger.claim($0) != nil } }
  }

  /// Carries transitions out, or makes the claims so far durable. While it runs, ``claim(limit:filter:)`` does not wait
  /// for its syncs.
  ///
  /// If it throws, a second call with the same transitions, or with none, finishes what the first began.
  public func commit(_ transitions: [Transition]) throws(SpoolError) -> [CommitResult] {
    try ownedSpool().commit(transitions)
  }

  /// When the next delayed job falls due, or a drop that was no job yet is looked at again.
  public func nextDue() -> Timestamp? {
    ownedIfRecovered?.claiming.withLock { $0.intake.nextDue() }
  }

  /// Has the next claim look through `pending/`, as it does by itself every 60 s, and whenever changes may have been
  /// missed.
  public func requestScan() { spoolWake?.requestScan() }

  /// Whether `schedules/` may have changed since this was asked last.
  public func takeScheduleNews() -> Bool { spoolWake?.takeScheduleNews() ?? true }

  /// Whether a job of that id waits or runs.
  public func isUnfinished(_ id: JobID) throws(SpoolError) -> Bool {
    do throws(SystemCallError) {
      if try layout.status(of: Place(.pending, FileName("\(id).json"))) != nil { return true }
      return try lookup.state(of: id)?.isTerminal == false
    } catch {
      throw SpoolError("cannot look for the job \(id) in \(layout.path)", error)
    }
  }

  private var lookup: StateLookup {
    let delayed: DelayedLookup = ownedIfRecovered.map { .ledger($0.context) } ?? .directory(layout)
    return StateLookup(layout: layout, completedIDs: completedIDs, delayed: delayed)
  }

  /// Whether a drop is arriving that may be a job in a moment.
  public var isSettling: Bool {
    ownedIfRecovered?.claiming.withLock { $0.intake.isSettling } ?? false
  }

  /// What is there once this process owns the spool and has recovered it.
  func ownedSpool() throws(SpoolError) -> OwnedSpool {
    if let spool = ownedIfRecovered { return spool }
    throw SpoolError(
      .conflict,
      mode == .client
        ? "\(layout.path) was opened to look and to submit only: open it as its owner"
        : "\(layout.path) has to be recovered before it is used, and is not used after it was closed")
  }

  var ownedIfRecovered: OwnedSpool? { owned.withLock { $0 } }
}

extension FileSpool: RecoverableSpool {
  /// Finishes what a dead dispatcher left half done, by `docs/commit-protocol.md`, 5.
  ///
  /// After a power cut it returns once everything is on stable storage.
  public func recover() throws(SpoolError) -> [Claim] {
    guard mode == .owner, let spoolWake, lock.withLock({ $0 != nil }) else {
      _ = try ownedSpool()
      return []
    }
    if ownedIfRecovered != nil { throw SpoolError(.conflict, "\(layout.path) has been recovered already") }
    let outcome = try Recovery(
      layout: layout, options: options, bootID: bootID, completedIDs: completedIDs
    ).run()
    let spool = OwnedSpool(outcome.context, spoolWake, retired: outcome.retired)
    if outcome.isNewBoot {
      do throws(SystemCallError) { try spool.checkpointing.checkpoint() } catch {
        throw SpoolError("\(layout.path) cannot be recovered", error)
      }
    } else {
      spool.checkpointing.afterCommit()
    }
    owned.withLock { $0 = spool }
    return outcome.orphans
  }

  /// The lock's descriptor; closed on exec unless it is inherited on purpose.
  public var ownershipDescriptor: Int32? { lock.withLock { $0?.descriptor } }

  /// Writes `.intent/processes`. Not synced: nobody outlives a power cut.
  public func record(processes: [ProcessIdentity]) throws(SpoolError) {
    do throws(SystemCallError) {
      try WorkerList(dispatcher: ProcessTable.current, workers: processes).write(layout, bootID: bootID)
    } catch {
      throw SpoolError("cannot write \(layout.path)/.intent/processes", error)
    }
  }
}
