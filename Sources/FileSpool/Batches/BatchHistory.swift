import IntentCore
import IntentModel

/// What a batch's journal says, put together.
struct BatchHistory: Sendable {
  private(set) var counts: BatchCounts
  private(set) var waiting: [Int: (past: ItemPast, due: Timestamp)] = [:]
  /// Follow-ups of items that are not known to be submitted.
  private(set) var unsubmitted: [NewJob] = []
  /// Whether parameters were taken out of the items.
  private(set) var isRedacted = false
  /// The job that began last.
  private(set) var job: JobUID?
  /// Two bits an item: open, or how it ended.
  private var states: [UInt64]

  init(total: Int) {
    counts = BatchCounts(total: total)
    states = [UInt64](repeating: 0, count: (total + 31) / 32)
  }

  private static let statuses: [ItemEnd.Status?] = [nil, .completed, .failed, .cancelled]

  /// How an item ended; nil: it has not.
  func status(_ item: Int) -> ItemEnd.Status? {
    let index = item - 1
    return Self.statuses[Int(states[index / 32] >> UInt64(index % 32 * 2)) & 3]
  }

  private mutating func set(_ status: ItemEnd.Status?, _ item: Int) {
    let (word, shift) = ((item - 1) / 32, UInt64((item - 1) % 32 * 2))
    let code = UInt64(Self.statuses.firstIndex(of: status)!)
    states[word] = states[word] & ~(3 << shift) | code << shift
  }

  /// Takes the next line in.
  mutating func take(_ entry: BatchEntry) {
    switch entry {
    case .begun(let job, at: _):
      if let last = self.job, last != job { reopen() }
      self.job = job
    case .progress: unsubmitted = []
    case .redacted: isRedacted = true
    case .waits(let item, let past, let due, _):
      guard (1...max(1, counts.total)).contains(item), counts.total > 0, status(item) == nil else { return }
      waiting[item] = (past, due)
    case .ended(let item, let end):
      // The first word on an item counts: nothing that ended ends again.
      guard counts.total > 0, (1...counts.total).contains(item), status(item) == nil else { return }
      set(end.status, item)
      counts.add(end.status)
      waiting[item] = nil
      unsubmitted += end.followUps
    }
  }

  /// Another job goes on with the batch: what did not complete is open again.
  private mutating func reopen() {
    guard counts.failed + counts.cancelled > 0 else { return }
    for item in 1...counts.total where status(item) == .failed || status(item) == .cancelled { set(nil, item) }
    (counts.failed, counts.cancelled) = (0, 0)
  }
}
