package import IntentModel

/// The starts within the last stretch of time, oldest first.
///
/// Exact where a token bucket is not: a bucket lets `limit` starts pass at the end of one stretch and `limit` more at
/// the beginning of the next. It costs 8 bytes a start, for `limit` starts at most.
package struct SlidingLog: Sendable {
  let rate: RateLimit
  private var starts: [Int64] = []
  /// Where the oldest one is; what lies before is over.
  private var head = 0

  init(_ rate: RateLimit) {
    self.rate = rate
  }

  /// The log under another rate; what both remember stays.
  init(_ rate: RateLimit, continuing log: SlidingLog) {
    self.rate = rate
    starts = Array(log.starts[log.head...])
  }

  var isEmpty: Bool { head == starts.count }

  /// How many more may start now.
  func slots(at now: MonotonicInstant) -> Int {
    max(0, rate.limit - (starts.count - firstRecent(at: now)))
  }

  /// When the next may start, if none may now.
  func nextAdmission(at now: MonotonicInstant) -> MonotonicInstant? {
    guard slots(at: now) == 0 else { return nil }
    // Once this one is over, one less than `limit` are remembered.
    return MonotonicInstant(nanoseconds: starts[starts.count - rate.limit]).adding(milliseconds: rate.per.milliseconds)
  }

  package mutating func start(at now: MonotonicInstant) {
    forget(at: now)
    // A start that is told late counts as now: the log is in order, and errs to the careful side.
    starts.append(max(now.nanoseconds, starts.last ?? .min))
  }

  /// Drops what is over.
  mutating func forget(at now: MonotonicInstant) {
    head = firstRecent(at: now)
    if head > 64, head * 2 > starts.count {
      starts.removeFirst(head)
      head = 0
    }
  }

  private func firstRecent(at now: MonotonicInstant) -> Int {
    let horizon = now.adding(milliseconds: -rate.per.milliseconds).nanoseconds
    var low = head
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= horizon { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
