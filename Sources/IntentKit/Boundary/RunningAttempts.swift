internal import CIntentABI
internal import Synchronization

/// The attempts of one host that are under way in this library, for it to cancel them by token.
final class RunningAttempts: Sendable {
  private let all = Mutex<[intent_token: RunningAttempt]>([:])

  func insert(_ attempt: RunningAttempt) { all.withLock { $0[attempt.link.token] = attempt } }

  func remove(_ token: intent_token) { _ = all.withLock { $0.removeValue(forKey: token) } }

  /// Nil: it has ended, or has not been heard of.
  subscript(_ token: intent_token) -> RunningAttempt? { all.withLock { $0[token] } }
}
