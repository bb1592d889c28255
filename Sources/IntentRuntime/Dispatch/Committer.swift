import IntentCore
import IntentModel
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Commits transitions on a thread of its own, as many at a time as have come meanwhile: group commit.
///
/// While a group syncs, the next one gathers; so the disk's pace sets the size of groups, and a lone transition does not
/// wait for company. Storage faults are reported once, tried again every second, and their end is reported once.
final class Committer: @unchecked Sendable {
  // @unchecked: `condition` guards `state`; the rest is constant.
  private struct State {
    var waiting: [Transition] = []
    var done: [(Transition, CommitResult)] = []
    var claimsToSync = false
    var isBusy = false
    var isStopped = false
    var fault: SpoolError?
  }

  /// How long a claim's sync waits for a quick job's outcome to share it, in nanoseconds.
  private static let companyWait: Int64 = 2_000_000
  /// Pause before a failed group is tried again, in nanoseconds.
  private static let faultWait: Int64 = 1_000_000_000
  /// The largest group: beyond it latency grows and throughput does not.
  private static let maximumGroup = 512

  private let spool: any Spool
  private let news: EventPipe
  private let metrics: JobMetrics
  private let clock = SystemClock()
  private let condition = Condition()
  private var state = State()
  private var thread: PlainThread?

  /// - Parameters:
  ///   - news: raised when there are results, and when a fault begins or ends.
  ///   - metrics: told how long each group took.
  init(spool: any Spool, news: EventPipe, metrics: JobMetrics) {
    self.spool = spool
    self.news = news
    self.metrics = metrics
  }

  func start() {
    thread = PlainThread { [self] in run() }
  }

  /// Queues transitions. They are committed in the order they came.
  func commit(_ transitions: [Transition]) {
    guard !transitions.isEmpty else { return }
    condition.withLock {
      state.waiting.append(contentsOf: transitions)
      condition.broadcast()
    }
  }

  /// Asks that the claims made so far be made durable soon.
  func syncClaims() {
    condition.withLock {
      state.claimsToSync = true
      condition.broadcast()
    }
  }

  /// Transitions that were carried out since the last call, and what became of them.
  func takeResults() -> [(Transition, CommitResult)] {
    condition.withLock {
      defer { state.done = [] }
      return state.done
    }
  }

  /// Transitions that are not committed yet.
  var backlog: Int { condition.withLock { state.waiting.count } }

  /// Nothing is left to do or to take.
  var isIdle: Bool {
    condition.withLock { state.waiting.isEmpty && state.done.isEmpty && !state.isBusy && !state.claimsToSync }
  }

  /// The fault that keeps commits from happening now.
  var fault: SpoolError? { condition.withLock { state.fault } }

  /// Whether one does.
  var isFaulty: Bool { fault != nil }

  /// Commits what has come and ends the thread. What a fault keeps from being committed stays claimed in the spool.
  func stop() {
    condition.withLock {
      state.isStopped = true
      condition.broadcast()
    }
    thread?.join()
    thread = nil
  }

  private func run() {
    while let group = nextGroup() {
      let start = clock.monotonic()
      do {
        let results = try spool.commit(group)
        if !group.isEmpty {
          metrics.committed(group, results, duration: clock.monotonic().nanoseconds - start.nanoseconds)
        }
        condition.withLock {
          state.waiting.removeFirst(group.count)
          state.done.append(contentsOf: zip(group, results))
          state.isBusy = false
          state.fault = nil
        }
        news.raise()
      } catch {
        let giveUp = condition.withLock {
          state.isBusy = false
          state.fault = error
          if group.isEmpty { state.claimsToSync = true }
          if !state.isStopped { _ = condition.wait(nanoseconds: Self.faultWait) }
          return state.isStopped
        }
        news.raise()
        if giveUp { return }
      }
    }
  }

  /// Waits for something to do; nil: stopped, and nothing is left.
  private func nextGroup() -> [Transition]? {
    condition.withLock {
      while state.waiting.isEmpty {
        if state.claimsToSync {
          if !state.isStopped { _ = condition.wait(nanoseconds: Self.companyWait) }
          break
        }
        if state.isStopped { return nil }
        condition.wait()
      }
      state.claimsToSync = false
      state.isBusy = true
      return Array(state.waiting.prefix(Self.maximumGroup))
    }
  }
}
