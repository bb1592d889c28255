import IntentCore
import IntentModel
import Synchronization

/// A worker's queue of items: the dispatcher gives out more of them than may run at once where they are quick, so that no
/// worker waits for the next.
///
/// Single jobs pass it by. Items start as long as fewer of them run than they have places, and fewer attempts in all than
/// the worker may run.
final class ItemLane: Sendable {
  private struct State {
    var queue = FIFO<(order: Int, item: ItemOrder.Item)>()
    /// What the queued items have in common, by a number; those that nobody waits for any more go.
    var orders: [Int: (order: ItemOrder, left: Int)] = [:]
    var nextOrder = 0
    var running: Set<UInt64> = []
    var places = 1
    var concurrency = 1
  }

  private let state = Mutex(State())
  private let clock = SystemClock()

  /// Takes items in.
  func take(_ order: ItemOrder) {
    state.withLock { state in
      var common = order
      common.items = []
      state.orders[state.nextOrder] = (common, order.items.count)
      for item in order.items { state.queue.append((state.nextOrder, item)) }
      state.nextOrder += 1
      (state.places, state.concurrency) = (order.places, order.concurrency)
    }
  }

  /// The next item that may be started, beside so many attempts that run; nil: none may.
  func next(beside attempts: Int) -> AttemptStart? {
    state.withLock { state in
      guard state.running.count < state.places, attempts < state.concurrency, let (number, item) = state.queue.popFirst(),
        let (order, left) = state.orders[number]
      else { return nil }
      state.orders[number] = left > 1 ? (order, left - 1) : nil
      state.running.insert(item.token)
      return order.start(of: item, at: clock.now())
    }
  }

  /// Takes note that an attempt has ended, an item's or another.
  func ended(_ token: UInt64) {
    _ = state.withLock { $0.running.remove(token) }
  }

  /// Takes back an item that was not started; false: it is not here.
  func withdraw(_ token: UInt64) -> Bool {
    state.withLock { state in
      guard let number = state.queue.removeFirst(where: { $0.item.token == token })?.order else { return false }
      if let (order, left) = state.orders[number] { state.orders[number] = left > 1 ? (order, left - 1) : nil }
      return true
    }
  }
}
