public import IntentCore
public import IntentModel
import Synchronization

/// Counts what happens to jobs, for as long as a dispatcher runs.
///
/// From any thread; a call costs some tens of nanoseconds, and never waits for a file. Counts only grow.
public final class JobMetrics: Sendable {
  private struct State {
    var counts = MetricCounts()
    var registry: Registry?
  }

  private let state = Mutex(State())

  /// Counts nothing yet, and knows no intent.
  public init() {}

  /// Tells apart the intents of this registry from here on; what is in none is counted as one.
  public func know(_ registry: Registry) {
    state.withLock { $0.registry = registry }
  }

  /// Counts an attempt, of a job or of one item of a job that has many.
  ///
  /// - Parameters:
  ///   - duration: How long it took, in nanoseconds.
  ///   - isRetried: Whether it failed or was turned away, and there will be another one.
  ///   - item: What the item came to, where it was one's and the last.
  public func record(
    _ intent: IntentKey, _ outcome: AttemptOutcome, duration: Int64, isRetried: Bool = false,
    item: ItemEnd.Status? = nil
  ) {
    change(intent) { counts in
      counts.count(outcome, duration: duration)
      if isRetried { counts.retries &+= 1 }
      if let item { counts.count(item) }
    }
  }

  /// Counts a job that got into a state.
  public func record(_ intent: IntentKey, to state: JobState) {
    change(intent) { $0.count(state) }
  }

  /// Counts jobs that were taken from the spool.
  public func claimed(_ count: Int) {
    state.withLock { $0.counts.claimed &+= UInt64(count) }
  }

  /// Counts a group of changes that was committed: where their jobs are now, and how long that took, in nanoseconds.
  func committed(_ transitions: [Transition], _ results: [CommitResult], duration: Int64) {
    state.withLock { state in
      state.counts.committed &+= UInt64(transitions.count)
      state.counts.commits.observe(duration)
    }
    for (transition, result) in zip(transitions, results) where result == .held {
      if let state = transition.destination.counted, let intent = transition.intent { record(intent, to: state) }
    }
  }

  /// What was counted so far.
  var counts: MetricCounts { state.withLock { $0.counts } }

  /// Goes on from what an earlier dispatcher counted. Intents that the registry no longer has are let go.
  func resume(from earlier: MetricCounts) {
    state.withLock { state in
      var counts = earlier
      if let registry = state.registry { counts.intents = earlier.intents.filter { registry[$0.key] != nil } }
      counts.add(state.counts)
      state.counts = counts
    }
  }

  private func change(_ intent: IntentKey, _ body: (inout IntentCounts) -> Void) {
    state.withLock { state in
      // Looked up once where it was counted before, which is nearly always.
      if let index = state.counts.intents.index(forKey: intent) {
        body(&state.counts.intents.values[index])
      } else if state.registry?[intent] != nil {
        body(&state.counts.intents[intent, default: IntentCounts()])
      } else {
        body(&state.counts.unknown[orMake: IntentCounts()])
      }
    }
  }
}

extension Optional {
  fileprivate subscript(orMake value: @autoclosure () -> Wrapped) -> Wrapped {
    get { self ?? value() }
    set { self = newValue }
  }
}

extension Transition.Destination {
  /// The state that it leads to, where jobs are counted by it.
  fileprivate var counted: JobState? {
    switch self {
    case .completed: .completed
    case .failed: .failed
    case .cancelled: .cancelled
    case .held: .held
    case .delayed: nil
    }
  }
}
