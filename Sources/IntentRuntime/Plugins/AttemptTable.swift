/// The attempts under way, by token. An attempt leaves it once: whoever takes it out has ended it, and all others are
/// told that it has ended.
final class AttemptTable: Sendable {
  private let attempts = Guarded<[UInt64: Attempt]>([:])

  /// False: the token is in use.
  func insert(_ attempt: Attempt) -> Bool {
    attempts.withLock { attempts in
      if attempts[attempt.start.token] != nil { return false }
      attempts[attempt.start.token] = attempt
      return true
    }
  }

  /// Nil: it has ended, or never was.
  subscript(_ token: UInt64) -> Attempt? { attempts.withLock { $0[token] } }

  /// Takes the attempt out. Nil: somebody did before.
  func end(_ token: UInt64) -> Attempt? { attempts.withLock { $0.removeValue(forKey: token) } }

  /// How many attempts are under way.
  var count: Int { attempts.withLock { $0.count } }

  /// All attempts under way, in no order.
  var all: [Attempt] { attempts.withLock { Array($0.values) } }
}
