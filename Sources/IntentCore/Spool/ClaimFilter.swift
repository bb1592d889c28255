public import IntentModel

/// Which jobs may be claimed now. Plain data, so that a backend can turn it into a query.
///
/// An intent or a queue without an entry has no bound. A spool counts what it takes against the bounds, so that one
/// call never exceeds them.
public struct ClaimFilter: Sendable, Equatable {
  /// How many more jobs of an intent may start.
  public var slotsOfIntent: [IntentKey: Int] = [:]
  /// How many more jobs of a queue may start; 0 for a paused one.
  public var slotsOfQueue: [QueueName: Int] = [:]
  /// The queue of an intent, where it is not the one named after its domain.
  public var queueOfIntent: [IntentKey: QueueName] = [:]

  /// A filter that admits everything.
  public init() {}

  /// Whether a job of `key` may be claimed.
  public func admits(_ key: IntentKey) -> Bool {
    if let slots = slotsOfIntent[key], slots <= 0 { return false }
    // A queue's name is made for the asking: not where no queue is bounded.
    return slotsOfQueue.isEmpty || (slotsOfQueue[queue(of: key)] ?? 1) > 0
  }

  /// Counts a claimed job against the bounds.
  public mutating func take(_ key: IntentKey) {
    if let slots = slotsOfIntent[key] { slotsOfIntent[key] = slots - 1 }
    if slotsOfQueue.isEmpty { return }
    let queue = queue(of: key)
    if let slots = slotsOfQueue[queue] { slotsOfQueue[queue] = slots - 1 }
  }

  /// The queue that jobs of `key` wait in.
  public func queue(of key: IntentKey) -> QueueName {
    queueOfIntent[key] ?? QueueName(domainOf: key)
  }
}
