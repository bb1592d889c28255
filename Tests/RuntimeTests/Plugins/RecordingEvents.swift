import IntentCore
import IntentJSON
import IntentRuntime
import Synchronization

/// Keeps what a host says of its attempts, and lets a test wait for it.
final class RecordingEvents: AttemptEvents {
  struct Log: Equatable {
    var level: UInt32
    var message: String
  }

  private struct State {
    var results: [UInt64: [AttemptResult]] = [:]
    var progress: [UInt64: [JSONText]] = [:]
    var logs: [UInt64: [Log]] = [:]
    var waiting: [(isMet: @Sendable (borrowing State) -> Bool, CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  func finished(_ token: UInt64, _ result: AttemptResult) { change { $0.results[token, default: []].append(result) } }

  func progress(_ token: UInt64, _ progress: JSONText) { change { $0.progress[token, default: []].append(progress) } }

  func log(_ token: UInt64, level: UInt32, _ message: String) {
    change { $0.logs[token, default: []].append(Log(level: level, message: message)) }
  }

  /// The result of an attempt, once it has ended.
  func result(_ token: UInt64) async -> AttemptResult {
    await wait { $0.results[token] != nil }
    return state.withLock { $0.results[token]![0] }
  }

  /// Returns when the attempt has reported progress.
  func firstProgress(_ token: UInt64) async { await wait { $0.progress[token] != nil } }

  /// How often the attempt was said to have ended.
  func endings(_ token: UInt64) -> Int { state.withLock { $0.results[token]?.count ?? 0 } }
  func logs(_ token: UInt64) -> [Log] { state.withLock { $0.logs[token] ?? [] } }
  func progress(_ token: UInt64) -> [JSONText] { state.withLock { $0.progress[token] ?? [] } }

  private func wait(_ isMet: @escaping @Sendable (borrowing State) -> Bool) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if isMet(state) { return true }
        state.waiting.append((isMet, continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  private func change(_ body: (inout sending State) -> Void) {
    let met = state.withLock { state in
      body(&state)
      var met: [CheckedContinuation<Void, Never>] = []
      var rest: [(isMet: @Sendable (borrowing State) -> Bool, CheckedContinuation<Void, Never>)] = []
      for waiter in state.waiting {
        if waiter.isMet(state) { met.append(waiter.1) } else { rest.append(waiter) }
      }
      state.waiting = rest
      return met
    }
    for continuation in met { continuation.resume() }
  }
}
