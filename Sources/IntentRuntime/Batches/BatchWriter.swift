import IntentCore
import IntentModel

/// Writes what happened to items into the journals of their batches, on a thread of its own: as many at a time as have
/// come meanwhile, and one sync a batch for all of them.
///
/// Then it submits what the items submitted, and says in the journal that it has. Faults are tried again every second, as
/// by the ``Committer``; nothing is lost meanwhile.
final class BatchWriter: @unchecked Sendable {
  // @unchecked: `condition` guards `state`; the rest is constant.

  /// A batch whose journal is written to.
  final class Account: @unchecked Sendable {
    // @unchecked: everything below belongs to the writer's thread, once there is one.
    let batch: any OpenBatch
    fileprivate var counts: BatchCounts
    fileprivate let pace: BatchPace
    /// Entries that are in the journal, and whose follow-ups may not be submitted.
    fileprivate var appended = 0
    fileprivate var owedFollowUps: [NewJob]
    fileprivate var nextProgress: Int64 = .min
    /// Parameters that are to be taken out of the items once everything is written.
    fileprivate var owedRedaction: [ParameterPath] = []

    init(_ batch: any OpenBatch, at now: Timestamp) {
      self.batch = batch
      counts = batch.counts
      pace = BatchPace(begunAt: now, endedBefore: batch.counts.ended)
      owedFollowUps = batch.unsubmitted
    }

    fileprivate func isProgressDue(at now: Int64) -> Bool { now >= nextProgress }
  }

  private struct State {
    var waiting: [ObjectIdentifier: (account: Account, entries: [BatchEntry])] = [:]
    var done: [ObjectIdentifier: Int] = [:]
    var isStopped = false
    var fault: SpoolError?
  }

  /// Pause before a failed group is tried again, in nanoseconds.
  private static let faultWait: Int64 = 1_000_000_000
  /// Between two lines that say how far a batch is, in nanoseconds.
  private static let progressInterval: Int64 = 1_000_000_000

  private let spool: any Spool
  private let news: EventPipe
  private let clock: any RuntimeClock
  private let log: any LogSink
  private let condition = Condition()
  private var state = State()
  private var thread: PlainThread?

  init(spool: any Spool, news: EventPipe, clock: any RuntimeClock, log: any LogSink) {
    self.spool = spool
    self.news = news
    self.clock = clock
    self.log = log
  }

  /// Queues entries, which are written in the order they came. None asks for what is owed alone.
  func write(_ account: Account, _ entries: [BatchEntry]) {
    condition.withLock {
      state.waiting[ObjectIdentifier(account), default: (account, [])].entries += entries
      if thread == nil { thread = PlainThread { [self] in run() } }
      condition.broadcast()
    }
  }

  /// Has parameters taken out of a batch that has ended; told of as one more entry.
  func redact(_ account: Account, _ paths: [ParameterPath]) {
    condition.withLock {
      account.owedRedaction = paths
      account.appended += 1
    }
    write(account, [])
  }

  /// How many entries of each batch became durable since the last call.
  func takeResults() -> [ObjectIdentifier: Int] {
    condition.withLock {
      defer { state.done = [:] }
      return state.done
    }
  }

  /// The fault that keeps entries from being written now.
  var fault: SpoolError? { condition.withLock { state.fault } }

  /// Writes what has come, and ends the thread. What a fault keeps from being written is tried again by a successor: its
  /// items count as not executed.
  func stop() {
    condition.withLock {
      state.isStopped = true
      condition.broadcast()
    }
    thread?.join()
    thread = nil
  }

  private func run() {
    while let group = nextGroup() {
      let account = group.account
      var left = group.entries
      do throws(SpoolError) {
        try append(left, account)
        account.appended += left.count
        left = []
        try submitFollowUps(account)
        try redact(account)
        settle(account)
      } catch {
        if isStoppedAfter(error, account, left) { return }
      }
    }
  }

  private func settle(_ account: Account) {
    condition.withLock {
      state.done[ObjectIdentifier(account), default: 0] += account.appended
      state.fault = nil
      account.appended = 0
    }
    news.raise()
  }

  /// Puts what could not be done back, and rests for a moment.
  private func isStoppedAfter(_ error: SpoolError, _ account: Account, _ left: [BatchEntry]) -> Bool {
    condition.withLock { state.fault = error }
    news.raise()
    return condition.withLock {
      // Ahead of what has come meanwhile, so in the same order.
      let id = ObjectIdentifier(account)
      state.waiting[id] = (account, left + (state.waiting[id]?.entries ?? []))
      if !state.isStopped { _ = condition.wait(nanoseconds: Self.faultWait) }
      return state.isStopped
    }
  }

  private func nextGroup() -> (account: Account, entries: [BatchEntry])? {
    condition.withLock {
      while state.waiting.isEmpty {
        if state.isStopped { return nil }
        condition.wait()
      }
      let (id, group) = state.waiting.first!
      state.waiting[id] = nil
      return group
    }
  }

  private func append(_ entries: [BatchEntry], _ account: Account) throws(SpoolError) {
    var counts = account.counts
    var followUps: [NewJob] = []
    for case .ended(item: _, let end) in entries {
      counts.add(end.status)
      followUps += end.followUps
    }
    let now = clock.monotonic().nanoseconds
    // A line that says how far the batch is says too that everything above was submitted.
    let saysProgress = followUps.isEmpty && account.owedFollowUps.isEmpty && account.isProgressDue(at: now)
    let lines = entries + (saysProgress ? [.progress(counts, account.pace, at: clock.now())] : [])
    if !lines.isEmpty { try account.batch.append(lines) }
    account.counts = counts
    account.owedFollowUps += followUps
    if saysProgress { account.nextProgress = now + Self.progressInterval }
  }

  private func redact(_ account: Account) throws(SpoolError) {
    if account.owedRedaction.isEmpty { return }
    try account.batch.redact(account.owedRedaction)
    account.owedRedaction = []
  }

  private func submitFollowUps(_ account: Account) throws(SpoolError) {
    guard !account.owedFollowUps.isEmpty else { return }
    for submission in try spool.submit(account.owedFollowUps) {
      // A duplicate was submitted before a crash, or its id is another job's, as with any drop.
      if case .invalid(let message) = submission {
        log.note(.error, "an item's follow-up was not submitted: \(message)")
      }
    }
    account.owedFollowUps = []
    account.nextProgress = .min
  }
}
