public import IntentCore

/// What an attempt came to, as it is counted: the words that records have for it.
public enum AttemptOutcome: String, Sendable, CaseIterable {
  case completed, retry, snoozed
  case rateLimited = "rate_limited"
  case failed, cancelled, held, interrupted, suspected

  /// The outcome of a result.
  public init(_ outcome: AttemptResult.Outcome) {
    self =
      switch outcome {
      case .completed: .completed
      case .retry: .retry
      case .snoozed: .snoozed
      case .rateLimited: .rateLimited
      case .failed: .failed
      case .cancelled: .cancelled
      case .held: .held
      case .interrupted: .interrupted
      case .suspected: .suspected
      }
  }

  /// Its place in a row of counts.
  var index: Int {
    switch self {
    case .completed: 0
    case .retry: 1
    case .snoozed: 2
    case .rateLimited: 3
    case .failed: 4
    case .cancelled: 5
    case .held: 6
    case .interrupted: 7
    case .suspected: 8
    }
  }
}
