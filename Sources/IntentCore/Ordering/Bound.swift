package import IntentModel

/// What bounds an intent or a queue, and how far it is used.
package struct Bound: Sendable {
  package private(set) var concurrency: Int?
  package var log: SlidingLog?
  package var running = 0

  /// Bounds nothing.
  package init() {}

  /// Whether there is nothing to count against.
  var isUnbounded: Bool { concurrency == nil && log == nil }

  /// How many more may start; nil: any number.
  package func slots(at now: MonotonicInstant) -> Int? {
    let free = concurrency.map { max(0, $0 - running) }
    let allowed = log?.slots(at: now)
    guard let free, let allowed else { return free ?? allowed }
    return min(free, allowed)
  }

  /// When its rate admits another start, if it does not now, and nothing but the rate stands in the way.
  package func nextAdmission(at now: MonotonicInstant) -> MonotonicInstant? {
    if let concurrency, running >= concurrency { return nil }
    return log?.nextAdmission(at: now)
  }

  /// Takes other bounds on; what runs, and what started lately, still counts.
  package mutating func configure(concurrency: Int?, rate: RateLimit?) {
    self.concurrency = concurrency
    log = rate.map { rate in log.map { SlidingLog(rate, continuing: $0) } ?? SlidingLog(rate) }
  }
}
