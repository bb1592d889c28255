import IntentModel

/// What bounds an intent or a queue, and how far it is used.
struct Bound: Sendable {
  var concurrency: Int?
  var log: SlidingLog?
  var running = 0

  /// Whether there is nothing to count against.
  var isUnbounded: Bool { concurrency == nil && log == nil }

  /// How many more may start; nil: any number.
  func slots(at now: MonotonicInstant) -> Int? {
    let free = concurrency.map { max(0, $0 - running) }
    let allowed = log?.slots(at: now)
    guard let free, let allowed else { return free ?? allowed }
    return min(free, allowed)
  }

  /// When its rate admits another start, if it does not now, and nothing but the rate stands in the way.
  func nextAdmission(at now: MonotonicInstant) -> MonotonicInstant? {
    if let concurrency, running >= concurrency { return nil }
    return log?.nextAdmission(at: now)
  }

  /// Takes other bounds on; what runs, and what started lately, still counts.
  mutating func configure(concurrency: Int?, rate: RateLimit?) {
    self.concurrency = concurrency
    log = rate.map { rate in log.map { SlidingLog(rate, continuing: $0) } ?? SlidingLog(rate) }
  }
}
