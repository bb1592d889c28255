public import IntentModel

/// Keeps to the bounds of intents and queues: how many jobs run at once, how often they start, which queues are paused.
///
/// Exact by the times it is told: in any stretch of time as long as a rate's `per`, no more than `limit` jobs start. It
/// remembers nothing over a restart. Times are of a clock that only moves forward.
public struct Limiter: Sendable {
  private var intents: [IntentKey: Bound] = [:]
  private var queues: [QueueName: Bound] = [:]
  /// The queues of intents, where they are not named after the domain.
  private var queueOfIntent: [IntentKey: QueueName] = [:]
  /// Jobs that run, by intent: kept for all, since a later registry may bound them.
  private var running: [IntentKey: Int] = [:]
  private var paused: Set<QueueName> = []

  /// A limiter that bounds nothing.
  public init() {}

  /// A limiter for a registry.
  public init(_ registry: Registry, paused: Set<QueueName> = []) {
    configure(registry)
    self.paused = paused
  }

  /// Takes a registry's bounds on. What runs, and what started lately under a bound that stays, still counts.
  public mutating func configure(_ registry: Registry) {
    var intents: [IntentKey: Bound] = [:]
    var queues: [QueueName: Bound] = [:]
    queueOfIntent = [:]
    for key in registry.keys {
      let policy = registry.policy(of: key)
      if let queue = policy.queue, queue != QueueName(domainOf: key) { queueOfIntent[key] = queue }
      guard policy.concurrency != nil || policy.rate != nil else { continue }
      var bound = self.intents[key] ?? Bound()
      bound.configure(concurrency: policy.concurrency, rate: policy.rate)
      bound.running = running[key] ?? 0
      intents[key] = bound
    }
    for (name, policy) in registry.queues where policy.concurrency != nil || policy.rate != nil {
      var bound = self.queues[name] ?? Bound()
      bound.configure(concurrency: policy.concurrency, rate: policy.rate)
      bound.running = 0
      queues[name] = bound
    }
    self.intents = intents
    self.queues = queues
    for (key, count) in running { self.queues[queue(of: key)]?.running += count }
  }

  /// Pauses these queues, and no others.
  public mutating func setPaused(_ queues: Set<QueueName>) {
    paused = queues
  }

  /// The queue that jobs of `key` wait in.
  public func queue(of key: IntentKey) -> QueueName { queueOfIntent[key] ?? QueueName(domainOf: key) }

  /// Whether no job of a queue may start.
  public func isPaused(_ queue: QueueName) -> Bool { paused.contains(queue) }

  /// What bounds an intent, by itself and by its queue.
  func bounds(of key: IntentKey) -> (ofIntent: Bound?, ofQueue: Bound?) { (intents[key], queues[queue(of: key)]) }

  /// What may start now. Every job claimed by it has to be told to ``started(_:at:)`` before it is asked again.
  public func filter(at now: MonotonicInstant) -> ClaimFilter {
    var filter = ClaimFilter()
    filter.queueOfIntent = queueOfIntent
    for (key, bound) in intents { filter.slotsOfIntent[key] = bound.slots(at: now) }
    for (name, bound) in queues { filter.slotsOfQueue[name] = bound.slots(at: now) }
    for name in paused { filter.slotsOfQueue[name] = 0 }
    return filter
  }

  /// Counts a job that starts: it runs until ``ended(_:)``.
  public mutating func started(_ key: IntentKey, at now: MonotonicInstant) {
    running[key, default: 0] += 1
    if !intents.isEmpty { Self.start(&intents[key], at: now) }
    if !queues.isEmpty { Self.start(&queues[queue(of: key)], at: now) }
  }

  /// Counts a job that started before and has ended.
  public mutating func ended(_ key: IntentKey) {
    guard let count = running[key] else { return }
    running[key] = count > 1 ? count - 1 : nil
    intents[key]?.running -= 1
    if !queues.isEmpty { queues[queue(of: key)]?.running -= 1 }
  }

  /// When a rate that admits nothing now will admit a job again; nil: no rate stands in the way of any.
  ///
  /// Bounds on concurrency and pauses do not count: their end is an event of its own.
  public func nextAdmission(at now: MonotonicInstant) -> MonotonicInstant? {
    let ofIntents = intents.lazy.compactMap { $0.value.nextAdmission(at: now) }.min()
    let ofQueues = queues.lazy.filter { !paused.contains($0.key) }.compactMap { $0.value.nextAdmission(at: now) }.min()
    guard let ofIntents, let ofQueues else { return ofIntents ?? ofQueues }
    return min(ofIntents, ofQueues)
  }

  private static func start(_ bound: inout Bound?, at now: MonotonicInstant) {
    bound?.running += 1
    bound?.log?.start(at: now)
  }
}
