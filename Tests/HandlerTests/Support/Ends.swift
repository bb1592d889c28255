import IntentCore
import IntentJSON
import IntentRuntime
import Synchronization

/// Hands the ends of attempts to those who wait for them.
final class Ends: AttemptEvents {
  private let waiting = Mutex<[UInt64: CheckedContinuation<AttemptResult, Never>]>([:])

  func expect(_ token: UInt64, _ continuation: CheckedContinuation<AttemptResult, Never>) {
    waiting.withLock { $0[token] = continuation }
  }

  func finished(_ token: UInt64, _ result: AttemptResult) {
    waiting.withLock { $0.removeValue(forKey: token) }?.resume(returning: result)
  }

  func progress(_ token: UInt64, _ progress: JSONText) {}
  func log(_ token: UInt64, level: UInt32, _ message: String) {}
}
