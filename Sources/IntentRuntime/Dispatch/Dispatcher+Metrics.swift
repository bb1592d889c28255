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

  /// Counts an attempt that ended. Where jobs go is counted when that is committed.
  ///
  /// - Parameters:
  ///   - isOver: Whether there will be no other one.
  ///   - item: What the item came to, where it was one's.
  func count(_ result: AttemptResult, of key: IntentKey, isOver: Bool, item: ItemEnd.Status? = nil) {
    let outcome = AttemptOutcome(result.outcome)
    let isRetried = !isOver && (outcome == .retry || outcome == .rateLimited)
    metrics.record(key, outcome, duration: result.elapsed, isRetried: isRetried, item: item)
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
  /// Whether the job does not run again by itself.
  var isOver: Bool {
    switch self {
    case .completed, .failed, .cancelled, .held: true
    case .delayed: false
    }
  }
}
