internal import IntentCore
internal import IntentJSON
internal import IntentModel

/// Waits for the end of the only attempt.
final class OneShotEvents: AttemptEvents, @unchecked Sendable {
  // Sendable although mutable: `condition` guards the result.
  private let condition = Condition()
  private var result: AttemptResult?
  private let onProgress: @Sendable (JSONText) -> Void
  private let onLog: @Sendable (UInt32, String) -> Void

  init(onProgress: @escaping @Sendable (JSONText) -> Void, onLog: @escaping @Sendable (UInt32, String) -> Void) {
    self.onProgress = onProgress
    self.onLog = onLog
  }

  func finished(_ token: UInt64, _ result: AttemptResult) {
    condition.withLock {
      self.result = result
      condition.broadcast()
    }
  }

  func progress(_ token: UInt64, _ progress: JSONText) { onProgress(progress) }

  func log(_ token: UInt64, level: UInt32, _ message: String) { onLog(level, message) }

  /// Waits for the result, so long at most; nil: it has not come.
  func wait(_ limit: Duration? = nil) -> AttemptResult? {
    let clock = SystemClock()
    let deadline = limit.map { clock.monotonic() + $0 }
    return condition.withLock {
      while result == nil {
        guard let deadline else {
          condition.wait()
          continue
        }
        let left = deadline.nanoseconds - clock.monotonic().nanoseconds
        if left <= 0 { break }
        _ = condition.wait(nanoseconds: left)
      }
      return result
    }
  }
}
