import IntentJSON
import IntentModel

extension JobPast {
  /// Enters an attempt that ended, and what follows from its end alone.
  mutating func enter(_ result: AttemptResult) {
    var writer = JSONWriter(capacity: 256)
    writer.value(AttemptEntry(result))
    attempts.append(writer.text)
    let surplus = attempts.count - RetryRules.attemptsKept
    if surplus > 0 {
      attempts.removeFirst(surplus)
      attemptsOmitted += surplus
    }
    progress = result.progress ?? progress
    dueAt = nil
    switch result.outcome {
    case .held: break  // It never ran.
    case .interrupted, .suspected: executedAt = executedAt ?? result.startedAt
    case .rateLimited: endRow(keeping: rateLimitWaits, result)
    default: endRow(keeping: 0, result)
    }
  }

  /// The attempt ran to an end of its own: what was counted in a row begins anew.
  private mutating func endRow(keeping waits: Int, _ result: AttemptResult) {
    executedAt = executedAt ?? result.startedAt
    interruptions = 0
    rateLimitWaits = waits
    if case .retry(let error, after: _) = result.outcome, error.kind == .crash { return }
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
