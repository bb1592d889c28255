import IntentCore
import IntentModel

/// Lets a spool's old records go, on a thread of its own: at the start, then every now and then.
///
/// It deletes a few at a time and rests in between, so that jobs go on at their pace, and stops between two of them.
final class Pruner: @unchecked Sendable {
  // @unchecked: `condition` guards the variables; the rest is constant.

  /// The rest between two groups of deletions, in nanoseconds: some thousand records a second at most.
  private static let rest: Int64 = 5_000_000

  /// How long what is kept of a batch stays although its job is in no state: the job may be on its way.
  private static let batchPatience = DurationText(milliseconds: 86_400_000)

  private let spool: any SpoolPruning
  private let retention: Retention
  private let log: any LogSink
  private let condition = Condition()
  private var isStopped = false
  private var isPassOver = false
  private var thread: PlainThread?

  init(_ spool: any SpoolPruning, _ retention: Retention, log: any LogSink) {
    self.spool = spool
    self.retention = retention
    self.log = log
  }

  func start() {
    if retention.keepsAll { return }
    thread = PlainThread { [self] in run() }
  }

  /// Ends the thread: after its first pass, if that is over within `patience` nanoseconds, else between two deletions.
  func stop(patience: Int64) {
    guard let thread else { return }
    let clock = SystemClock()
    let end = clock.monotonic().adding(nanoseconds: patience)
    condition.withLock {
      while !isPassOver, case let left = end.nanoseconds - clock.monotonic().nanoseconds, left > 0 {
        _ = condition.wait(nanoseconds: left)
      }
      isStopped = true
      condition.broadcast()
    }
    thread.join()
    self.thread = nil
  }

  private func run() {
    var hasFailed = false
    repeat {
      do {
        let count = try spool.prune(retention) { rests(Self.rest) }
        if let batches = spool as? any SpoolBatches {
          _ = try batches.pruneBatches(olderThan: Self.batchPatience)
        }
        if count > 0 { log.note(.info, "\(count) record(s) deleted that are kept no longer") }
        hasFailed = false
      } catch {
        // Said once, like any fault of the storage; there is always a next time.
        if !hasFailed { log.note(.warning, error.message) }
        hasFailed = true
      }
      condition.withLock {
        isPassOver = true
        condition.broadcast()
      }
    } while rests(retention.interval.milliseconds * 1_000_000)
  }

  /// Lets time pass; false: it is time to stop.
  private func rests(_ nanoseconds: Int64) -> Bool {
    let clock = SystemClock()
    let end = clock.monotonic().adding(nanoseconds: nanoseconds)
    return condition.withLock {
      while !isStopped, case let left = end.nanoseconds - clock.monotonic().nanoseconds, left > 0 {
        _ = condition.wait(nanoseconds: left)
      }
      return !isStopped
    }
  }
}
