import IntentCore
import IntentJSON
import IntentModel

/// Sends what becomes of attempts to the dispatcher, and starts the next item of a batch when one has ended.
final class ItemServer: AttemptEvents, @unchecked Sendable {
  // @unchecked: `host` is set once, before there are attempts. It lives as long as the process.
  private let sink: FrameSink
  private let lane = ItemLane()
  private var host: PluginHost?

  init(sink: FrameSink) { self.sink = sink }

  /// Says where attempts are started.
  func serve(_ host: PluginHost) { self.host = host }

  func run(_ start: AttemptStart) {
    lane.startedJob()
    host?.start(start)
  }

  func run(_ order: ItemOrder) {
    lane.take(order)
    while let start = lane.next() { host?.start(start) }
  }

  /// Asks an attempt to stop; an item that was not started goes back.
  func cancel(_ token: UInt64) {
    guard lane.withdraw(token) else {
      host?.cancel(token)
      return
    }
    let error = IntentError(.interrupted, "was taken back before it began")
    sink.send(.finished(token: token, AttemptResult(outcome: .interrupted(error), startedAt: SystemClock().now())))
  }

  func finished(_ token: UInt64, _ result: AttemptResult) {
    let (wasItem, next) = lane.next(after: token)
    // Where items follow upon each other, a write and a reading for each would cost as much as a quick one does.
    if wasItem, next != nil {
      sink.sendSoon(.finished(token: token, result))
    } else {
      sink.send(.finished(token: token, result))
    }
    if let next { host?.start(next) }
  }

  func progress(_ token: UInt64, _ progress: JSONText) {
    sink.send(.progress(token: token, progress))
  }

  func log(_ token: UInt64, level: UInt32, _ message: String) {
    sink.send(.log(token: token, level: level, message: message))
  }
}
