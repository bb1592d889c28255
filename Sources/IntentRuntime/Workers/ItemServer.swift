import IntentCore
import IntentJSON
import IntentModel
import Synchronization

/// Sends what becomes of attempts to the dispatcher, and starts the next item of a batch when one has ended.
final class ItemServer: AttemptEvents {
  private let sink: FrameSink
  private let lane = ItemLane()
  /// Set once, before there are attempts. The host lives as long as the process.
  private let servedHost = Mutex<PluginHost?>(nil)

  init(sink: FrameSink) { self.sink = sink }

  var host: PluginHost? {
    get { servedHost.withLock { $0 } }
    set { servedHost.withLock { $0 = newValue } }
  }

  func take(_ order: ItemOrder) {
    lane.take(order)
    startNext()
  }

  /// Gives an item back that was not started; false: it was, or has ended.
  func withdraw(_ token: UInt64) -> Bool {
    guard lane.withdraw(token) else { return false }
    let error = IntentError(.interrupted, "was taken back before it began")
    sink.send(.finished(token: token, AttemptResult(outcome: .interrupted(error), startedAt: SystemClock().now())))
    return true
  }

  private func startNext() {
    guard let host else { return }
    while let start = lane.next(beside: host.attemptCount) { host.start(start) }
  }

  func finished(_ token: UInt64, _ result: AttemptResult) {
    sink.send(.finished(token: token, result))
    lane.ended(token)
    startNext()
  }

  func progress(_ token: UInt64, _ progress: JSONText) {
    sink.send(.progress(token: token, progress))
  }

  func log(_ token: UInt64, level: UInt32, _ message: String) {
    sink.send(.log(token: token, level: level, message: message))
  }
}
