import Synchronization

/// What a dispatcher is doing now, for others to read.
final class MetricGauges: Sendable {
  private let runningAttempts = Atomic(0)
  private let workerProcesses = Atomic(0)

  /// Attempts under way.
  var running: Int { runningAttempts.load(ordering: .relaxed) }
  /// Worker processes.
  var workers: Int { workerProcesses.load(ordering: .relaxed) }

  func set(running: Int, workers: Int) {
    runningAttempts.store(running, ordering: .relaxed)
    workerProcesses.store(workers, ordering: .relaxed)
  }
}
