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
    if case .held = result.outcome { return }  // It never ran.
    executedAt = executedAt ?? result.startedAt
    count(result.outcome)
  }
}
