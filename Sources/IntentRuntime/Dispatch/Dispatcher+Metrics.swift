import IntentCore
import IntentModel

extension Dispatcher {
  /// Starts keeping the metrics file, if there is to be one.
  func startMetrics() {
    guard let configuration = configuration.metrics else { return }
    metricsWriter = MetricsWriter(
      configuration, metrics: metrics, gauges: gauges, spool: spool, clock: clock, log: log)
    metricsWriter?.start()
  }

  /// Counts an attempt that ended, and what became of its job.
  func count(_ result: AttemptResult, of key: IntentKey, to destination: Transition.Destination) {
    metrics.record(key, AttemptOutcome(result.outcome), duration: result.elapsed, to: destination.state)
    haveMetricsChanged = true
  }

  /// Counts a job that changed its state without an attempt.
  func count(_ transition: Transition, of key: IntentKey) {
    metrics.record(key, to: transition.destination.state)
    haveMetricsChanged = true
  }

  /// At the end of a turn: leaves what others read where they find it. The thread that writes the file does the rest.
  func tellMetrics() {
    guard let metricsWriter else { return }
    // What runs changes with what is counted; workers start and end by themselves.
    if gauges.workers != workers.count { haveMetricsChanged = true }
    gauges.set(running: attempts.count, workers: workers.count)
    if haveMetricsChanged {
      haveMetricsChanged = false
      metricsWriter.changed()
    }
  }
}

extension Transition.Destination {
  /// The state that it leads to.
  var state: JobState {
    switch self {
    case .completed: .completed
    case .failed: .failed
    case .cancelled: .cancelled
    case .held: .held
    case .delayed: .delayed
    }
  }
}
