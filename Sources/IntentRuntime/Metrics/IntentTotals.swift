import IntentCore
public import IntentModel

/// How the jobs of one intent ended, by the metrics file of a spool's dispatcher: since it was first written, which may be
/// long before the oldest record.
public struct IntentTotals: Sendable, Hashable {
  /// Jobs that completed.
  public var completed: UInt64
  /// Jobs that failed.
  public var failed: UInt64
  /// Jobs that were cancelled, or expired.
  public var cancelled: UInt64
  /// Attempts, whatever came of them.
  public var attempts: UInt64
  /// Attempts after which the job waited for another one.
  public var retries: UInt64

  /// Reads a metrics file; nil: there is none that can be read, or it does not count this intent.
  public init?(of key: IntentKey, from file: String) {
    guard let text = MetricsFile(path: file).readExisting(), let counts = MetricCounts(reading: text)?.intents[key]
    else {
      return nil
    }
    completed = counts.jobs(.completed)
    failed = counts.jobs(.failed)
    cancelled = counts.jobs(.cancelled)
    attempts = counts.attempts.reduce(0, &+)
    retries = counts.retries
  }
}

extension IntentCounts {
  fileprivate func jobs(_ state: JobState) -> UInt64 { Self.states.firstIndex(of: state).map { jobs[$0] } ?? 0 }
}
