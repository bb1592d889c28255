import IntentCore
import IntentModel

/// A worker's queue of items: the dispatcher gives out more of them than may run at once where they are quick, so that no
/// worker waits for the next.
///
/// Single jobs pass it by, and are counted. Items start as long as fewer of them run than they have places, and fewer
/// attempts in all than the worker may run.
final class ItemLane: Sendable {
  /// What items of one order have in common: made once, and shared by them.
  fileprivate final class Common: Sendable {
    let order: ItemOrder
    init(_ order: ItemOrder) {
      var order = order
      order.items = []
      self.order = order
    }
  }

  fileprivate struct State {
    var queue = FIFO<(common: Common, item: ItemOrder.Item)>()
    /// Tokens of the items that run.
    var running: Set<UInt64> = []
    var jobs = 0
    var places = 1
    var concurrency = 1
  }

  private let state = Guarded(State())
  private let clock = SystemClock()

  /// Takes items in.
  func take(_ order: ItemOrder) {
    let common = Common(order)
    state.withLock { state in
      for item in order.items { state.queue.append((common, item)) }
      (state.places, state.concurrency) = (order.places, order.concurrency)
    }
  }

  /// Takes note of a single job that starts.
  func startedJob() { state.withLock { $0.jobs += 1 } }

  /// The next item that may be started; nil: none may.
  func next() -> AttemptStart? {
    guard let (common, item) = state.withLock({ $0.next() }) else { return nil }
    return common.order.start(of: item, at: clock.now())
  }

  /// Takes note that an attempt has ended; answers whether it was an item's, and the next item that may be started.
  func next(after token: UInt64) -> (wasItem: Bool, start: AttemptStart?) {
    let (wasItem, next) = state.withLock { state in
      let wasItem = state.running.remove(token) != nil
      if !wasItem { state.jobs = max(0, state.jobs - 1) }
      return (wasItem, state.next())
    }
    return (wasItem, next.map { common, item in common.order.start(of: item, at: clock.now()) })
  }

  /// Takes back an item that was not started; false: it is not here.
  func withdraw(_ token: UInt64) -> Bool {
    state.withLock { $0.queue.removeFirst { $0.item.token == token } } != nil
  }
}

extension ItemLane.State {
  fileprivate mutating func next() -> (common: ItemLane.Common, item: ItemOrder.Item)? {
    guard running.count < places, running.count + jobs < concurrency, let next = queue.popFirst() else { return nil }
    running.insert(next.item.token)
    return next
  }
}
