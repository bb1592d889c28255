internal import CIntentABI
internal import Synchronization

/// An attempt from `execute` to `complete`.
final class RunningAttempt: Sendable {
  let link: HostLink
  let facts: AttemptFacts
  let store: Store

  private struct State {
    var task: Task<Void, Never>?
    var isCancelled = false
  }

  /// Guards the meeting of two: the task, which is known only after it has been started, and a cancellation.
  private let state = Mutex(State())

  init(link: HostLink, facts: AttemptFacts) {
    self.link = link
    self.facts = facts
    store = Store(link: link, uid: facts.uid)
  }

  func started(_ task: Task<Void, Never>) {
    let isCancelled = state.withLock { state in
      state.task = task
      return state.isCancelled
    }
    if isCancelled { task.cancel() }
  }

  func cancel() {
    let task = state.withLock { state in
      state.isCancelled = true
      return state.task
    }
    task?.cancel()
  }

  /// Gives back what was borrowed for the attempt, then answers it.
  func end(_ answer: Answer) {
    store.close()
    answer.withOutcome { outcome in _ = link.host.pointee.complete(link.host, link.token, outcome) }
  }
}
