import IntentModel

/// What is counted over the attempts of one request: the part of a past that decides what comes next.
protocol AttemptCounts {
  /// Retries used up.
  var retryCount: Int { get set }
  /// Attempts in a row that ended because the runtime stopped or crashed around them.
  var interruptions: Int { get set }
  /// Whether the last attempt was under way when its worker died beside others.
  var isSuspect: Bool { get set }
  /// Attempts in a row that ended because the other side asked to wait.
  var rateLimitWaits: Int { get set }
}

extension AttemptCounts {
  /// Takes in how an attempt ended, before it is known what that costs.
  mutating func count(_ outcome: AttemptResult.Outcome) {
    switch outcome {
    case .held, .interrupted, .suspected: break  // No end of its own.
    case .rateLimited: endRow(keeping: rateLimitWaits, outcome)
    default: endRow(keeping: 0, outcome)
    }
  }

  /// The attempt ran to an end of its own: what was counted in a row begins anew.
  private mutating func endRow(keeping waits: Int, _ outcome: AttemptResult.Outcome) {
    interruptions = 0
    rateLimitWaits = waits
    // Only a crash leaves the suspicion as it was: it is what the request was suspected of.
    if case .retry(let error, after: _) = outcome, error.kind == .crash { return }
    isSuspect = false
  }

  /// Pays for another attempt.
  mutating func charge(_ charge: Fate.Charge) {
    switch charge {
    case .retry: retryCount += 1
    case .nothing: break
    case .rateLimitWait: rateLimitWaits += 1
    case .interruption:
      interruptions += 1
      if interruptions >= RetryRules.interruptions { isSuspect = true }
    case .suspicion: isSuspect = true
    }
  }
}
