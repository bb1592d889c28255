import IntentJSON
public import IntentModel

/// Decides what becomes of a job after an attempt.
///
/// | outcome | goes to | retry used up |
/// | --- | --- | --- |
/// | completed | `completed/DAY`, DAY being that of its start and the time it took | - |
/// | retry (also a timeout, a crash) | `delayed/`; `failed/` with its kind when retries are used up | yes |
/// | snoozed | `delayed/`, any number of times | no |
/// | rate limited | `delayed/`; `failed/` after ``RetryRules/rateLimitWaits`` in a row | no |
/// | failed | `failed/` | - |
/// | cancelled | `cancelled/` | - |
/// | held | `held/` | no |
/// | interrupted | `delayed/`, due now; a suspect after ``RetryRules/interruptions`` in a row | no |
/// | suspected | `delayed/`, due now, as a suspect | no |
///
/// An attempt that ran to an end of its own clears what was counted in a row and the suspicion; only a crash leaves the
/// suspicion as it was, since it is what the job was suspected of. What the handler submitted goes along with a completed
/// attempt, and is dropped with any other. The jobs of the job's chain go along with its end.
///
/// - Parameter redaction: The parameters of an intent that no record keeps: for the jobs of the chain.
public func decide(
  _ result: AttemptResult, for claim: Claim, policy: IntentPolicy, now: Timestamp,
  random: inout some RandomNumberGenerator, redaction: (IntentKey) -> [ParameterPath] = { _ in [] }
) -> Transition {
  var job = claim.job
  job.past.enter(result)
  switch Fate(result, of: claim.job, policy: policy) {
  case .completed(let output):
    var record = JobRecord(job, state: .completed)
    record.result = output
    return claim.transition(
      to: .completed(day: result.endedAt.day), record, endedAt: result.endedAt, redact: policy.redact,
      redaction: redaction, submitted: result.followUps)
  case .failed(let error):
    var record = JobRecord(job, state: .failed)
    record.error = error
    return claim.transition(
      to: .failed, record, endedAt: result.endedAt, redact: policy.redact, redaction: redaction)
  case .cancelled(let error):
    var record = JobRecord(job, state: .cancelled)
    record.error = error
    return claim.transition(
      to: .cancelled, record, endedAt: result.endedAt, redact: policy.redact, redaction: redaction)
  case .held(let error):
    return claim.holding(job, because: error, redact: policy.redact, now: now)
  case .delayed(let wait, let error, let charge):
    job.past.charge(charge)
    let milliseconds = wait.milliseconds(policy.backoff, random: &random)
    return claim.delaying(
      job, until: now.adding(milliseconds: milliseconds), error: error, redact: policy.redact)
  }
}

/// Whether ``decide(_:for:policy:now:random:)`` will send the job to `failed/`: its handler is told before.
public func willExhaust(_ result: AttemptResult, claim: Claim, policy: IntentPolicy) -> Bool {
  if case .failed = Fate(result, of: claim.job, policy: policy) { return true }
  return false
}

/// Decides what becomes of a job whose attempt was under way when its dispatcher died. It costs the job no retry.
///
/// A batch goes on where it was: the attempts that were interrupted are those of its items.
public func decideAfterDeath(
  _ claim: Claim, policy: IntentPolicy, now: Timestamp, random: inout some RandomNumberGenerator
) -> Transition {
  if claim.job.batch != nil { return .suspend(claim, until: now) }
  let error = IntentError(.interrupted, "the runtime ended while this attempt ran; it runs again")
  let result = AttemptResult(outcome: .interrupted(error), startedAt: claim.claimedAt)
  return decide(result, for: claim, policy: policy, now: now, random: &random)
}

/// Decides whether a claimed job may start; nil: it may.
///
/// An expired job is cancelled, and one that is not due yet waits. One whose intent is unknown, disabled, or needs an
/// approval that nobody gave is held, with the reason and what to do.
///
/// - Parameters:
///   - claim: The job.
///   - entry: What the registry says of its intent; nil: nothing.
///   - nearest: The intent that may have been meant, for the message.
///   - defaults: What the registry says of an intent that it does not have.
///   - redaction: The parameters of an intent that no record keeps: for the jobs of its chain.
///   - now: The time of day.
public func decideBeforeStart(
  _ claim: Claim, entry: RegistryEntry?, nearest: IntentKey? = nil, defaults: IntentPolicy = .builtIn,
  redaction: (IntentKey) -> [ParameterPath] = { _ in [] }, now: Timestamp
) -> Transition? {
  let job = claim.job
  let redact = (entry?.policy ?? defaults).redact
  if let expiresAt = job.expiresAt, expiresAt <= now {
    let error = IntentError(
      .expired, "expired at \(expiresAt), before an attempt could start: submit it again with a later expires_at")
    return .cancel(claim, because: error, redact: redact, redaction: redaction, now: now)
  }
  if let dueAt = job.dueAt, dueAt > now { return claim.delaying(job, until: dueAt, error: nil) }
  guard let entry else {
    let advice = nearest.map { "did you mean \($0)?" } ?? "add an entry for it, then the job runs"
    return .hold(
      claim, because: IntentError(.unknownIntent, "the registry has no intent \(job.key): \(advice)"), now: now)
  }
  if !entry.policy.enabled {
    let message = "the intent \(job.key) is disabled: the job runs when the registry says \"enabled\": true"
    return .hold(claim, because: IntentError(.disabled, message), now: now)
  }
  if entry.policy.approval.isRequired, !job.past.isApproved {
    return .awaitApproval(claim, entry.policy, now: now)
  }
  return nil
}
