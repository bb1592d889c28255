internal import CIntentABI
internal import Synchronization

/// The attempts under way in this library, for the host to cancel them by token.
enum RunningAttempts {
  private struct Key: Hashable {
    var host: UInt
    var token: intent_token

    init(_ host: UnsafePointer<intent_host>, _ token: intent_token) {
      self.host = UInt(bitPattern: host)
      self.token = token
    }
  }

  private static let all = Mutex<[Key: RunningAttempt]>([:])

  static func insert(_ attempt: RunningAttempt) {
    all.withLock { $0[Key(attempt.link.host, attempt.link.token)] = attempt }
  }

  static func remove(_ link: HostLink) {
    _ = all.withLock { $0.removeValue(forKey: Key(link.host, link.token)) }
  }

  /// Nil: it has ended, or has not been heard of.
  static func attempt(_ host: UnsafePointer<intent_host>, _ token: intent_token) -> RunningAttempt? {
    all.withLock { $0[Key(host, token)] }
  }
}
