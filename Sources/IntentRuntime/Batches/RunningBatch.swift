import IntentCore
import IntentJSON
import IntentModel

/// A batch whose job is claimed: which items are next, which wait, and what has come of them. Belongs to the
/// dispatcher's thread.
final class RunningBatch {
  /// What it is about.
  enum Phase {
    /// Its items are executed.
    case running
    /// Nothing new is started; what runs ends, then its job goes where it is to go.
    case ending(Ending)
  }

  /// Where the job of a batch goes that has not come to its end.
  enum Ending {
    /// Back, to go on where it was.
    case suspended
    /// Somebody's word, or a handler that is not there, by which ``HandlerCatalog/version``: it waits in `held/`.
    case held(IntentError, version: Int)
    case cancelled(IntentError)
    /// Its items cannot be read any more.
    case failed(IntentError)
  }

  /// Items that may wait for another try before new ones are held back: whatever fails them should not fail all.
  private static let waitingBound = 10_000

  let claim: Claim
  var handler: ResolvedHandler
  let open: any OpenBatch
  let account: BatchWriter.Account
  let startedAt: Timestamp
  let started: Int64
  var phase = Phase.running
  /// Attempts under way.
  var running = 0
  /// Whether what is not to be kept of its items was asked to be taken out.
  private(set) var isRedacted = false
  /// Entries that are not on stable storage yet.
  private(set) var unwritten = 0
  /// Those of them that the writer has not been given yet.
  private var unsent: [BatchEntry] = []
  private(set) var counts: BatchCounts
  private(set) var failures: [(item: Int, error: IntentError)] = []
  /// The batch's own bounds.
  private(set) var bound = Bound()
  /// How long an item takes, on average of late, in nanoseconds; nil: not known yet.
  private(set) var pace: Int64?
  private var ready = FIFO<BatchTicket>()
  private var waiting = Heap<WaitingItem>()
  private var isRead = false
  private let common: JSONText?

  init(
    _ claim: Claim, _ handler: ResolvedHandler, _ open: any OpenBatch, at now: Timestamp, monotonic: Int64
  ) {
    self.claim = claim
    self.handler = handler
    self.open = open
    account = BatchWriter.Account(open, at: now)
    startedAt = now
    started = monotonic
    counts = open.counts
    bound.configure(concurrency: claim.job.batch?.concurrency, rate: claim.job.batch?.rate)
    let params = claim.job.params
    var members = params.members.makeIterator()
    common = members.next() == nil ? nil : params
  }

  var id: JobID { claim.job.id }
  var policy: IntentPolicy { handler.policy }
  var isRunning: Bool { if case .running = phase { true } else { false } }
  /// By which ``HandlerCatalog/version`` it was decided that it is held; nil: it was not.
  var heldBy: Int? { if case .ending(.held(_, let version)) = phase { version } else { nil } }
  var retriesAllowed: Int { claim.job.retriesAllowed(by: policy) }

  /// Nothing of it is under way, and all that is known of it is on stable storage.
  var isQuiet: Bool { running == 0 && unwritten == 0 }

  /// Every item has ended.
  var isOver: Bool { isQuiet && isRead && ready.isEmpty && waiting.isEmpty }

  /// Nothing can be done but wait: when the next item is due.
  var idleUntil: Timestamp? {
    guard isQuiet, isRead, ready.isEmpty else { return nil }
    return waiting.first.map { Timestamp(milliseconds: $0.due) }
  }

  /// When an item falls due; nil: none waits.
  var nextDue: Timestamp? { waiting.first.map { Timestamp(milliseconds: $0.due) } }

  /// What became of an item that is next.
  enum Next {
    case ticket(BatchTicket)
    /// It is none, and was counted.
    case malformed(BatchEntry)
    /// None is ready now.
    case none
  }

  /// The next item that may start.
  func next(at now: Timestamp) throws(SpoolError) -> Next {
    if let ticket = ready.popFirst() { return .ticket(ticket) }
    if let due = waiting.first, due.due <= now.milliseconds {
      _ = waiting.popFirst()
      let item = try open.item(due.number, at: due.offset)
      return take(item, due.past)
    }
    while !isRead, waiting.count < Self.waitingBound {
      guard let item = try open.next() else {
        isRead = true
        break
      }
      guard let waits = open.waiting[item.number] else { return take(item, ItemPast()) }
      if waits.due <= now { return take(item, waits.past) }
      waiting.insert(
        WaitingItem(due: waits.due.milliseconds, number: item.number, offset: item.offset, past: waits.past))
    }
    return .none
  }

  private func take(_ item: BatchItem, _ past: ItemPast) -> Next {
    switch item.content {
    case .params(let params):
      return .ticket(
        BatchTicket(batch: self, number: item.number, offset: item.offset, past: past, params: merged(params)))
    case .malformed(let reason):
      let shown = MalformedReason.shown(reason, redact: policy.redact)
      return .malformed(end(item.number, ItemEnd(.failed, error: IntentError(.invalidItem, shown))))
    }
  }

  /// What all items have in common, and the item's own, which wins.
  private func merged(_ params: JSONText) -> JSONText {
    guard let common else { return params }
    return BatchItem.merged(params, with: common)
  }

  /// Keeps entries until the writer takes them.
  func keep(_ entries: [BatchEntry]) {
    unwritten += entries.count
    unsent += entries
  }

  /// Gives the writer what was kept, all at once: it is woken for each call.
  func send(to writer: BatchWriter) {
    if unsent.isEmpty { return }
    writer.write(account, unsent)
    unsent.removeAll(keepingCapacity: true)
  }

  /// Has what is not to be kept of its items taken out, which counts as one more entry.
  func redact(by writer: BatchWriter) {
    isRedacted = true
    unwritten += 1
    writer.redact(account, policy.redact)
  }

  /// Takes note that entries are on stable storage.
  func wrote(_ count: Int) { unwritten -= count }

  /// Counts an item that ended; answers what to write down.
  func end(_ number: Int, _ end: ItemEnd) -> BatchEntry {
    counts.add(end.status)
    if let error = end.error, failures.count < BatchRun.failuresKept { failures.append((number, error)) }
    return .ended(item: number, end)
  }

  /// Puts an item back to be tried at once. It is as if it had not been tried.
  func giveBack(_ ticket: BatchTicket) { ready.append(ticket) }

  /// Puts an item back to be tried later; answers what to write down.
  func wait(_ ticket: BatchTicket, until due: Timestamp, _ error: IntentError?) -> BatchEntry {
    waiting.insert(
      WaitingItem(due: due.milliseconds, number: ticket.number, offset: ticket.offset, past: ticket.past))
    return .waits(item: ticket.number, ticket.past, until: due, error)
  }

  /// How many more items its own bounds let start; nil: any number.
  func slots(at now: MonotonicInstant) -> Int? { bound.slots(at: now) }

  func startedItem(at now: MonotonicInstant) {
    running += 1
    bound.running += 1
    bound.log?.start(at: now)
  }

  func endedItem(elapsed: Int64?) {
    running -= 1
    bound.running -= 1
    guard let elapsed else { return }
    pace = pace.map { ($0 * 7 + elapsed) / 8 } ?? elapsed
  }

  /// How this run went, by now.
  func run(at now: Int64) -> BatchRun {
    var run = BatchRun(uid: open.uid, counts: counts, startedAt: startedAt, elapsed: now - started)
    run.failures = failures
    return run
  }
}
