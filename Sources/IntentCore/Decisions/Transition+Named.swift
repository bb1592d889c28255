import IntentJSON
public import IntentModel

// Changes of state that no attempt leads to. Each answers a claim of a job that waits or was just claimed.
extension Transition {
  /// Into `held/`, until what `reason` says has changed.
  public static func hold(
    _ claim: Claim, because reason: IntentError, redact: [ParameterPath] = [], now: Timestamp
  ) -> Transition {
    claim.holding(claim.job, because: reason, redact: redact, now: now)
  }

  /// Into `cancelled/`: ended on request, or too late.
  ///
  /// - Parameters:
  ///   - claim: The job.
  ///   - reason: Who ended it, or why.
  ///   - redact: The policy's ``IntentPolicy/redact``, where the intent is known.
  ///   - redaction: The same of any intent: for the jobs of its chain.
  ///   - now: The record's `completed_at`.
  public static func cancel(
    _ claim: Claim, because reason: IntentError, redact: [ParameterPath] = [],
    redaction: (IntentKey) -> [ParameterPath] = { _ in [] }, now: Timestamp
  ) -> Transition {
    var record = JobRecord(claim.job, state: .cancelled)
    record.error = reason
    return claim.transition(to: .cancelled, record, endedAt: now, redact: redact, redaction: redaction)
  }

  /// Out of `held/`: due now, or at its `run_at` if that is still to come.
  public static func release(_ claim: Claim, now: Timestamp) -> Transition {
    claim.delaying(claim.job, until: max(now, claim.job.runAt ?? now), error: nil)
  }

  /// Out of `held/` with somebody's approval, which stays with the job for all its attempts.
  ///
  /// - Parameter redact: The policy's ``IntentPolicy/redact``: what a note says may repeat a parameter.
  public static func approve(
    _ claim: Claim, by person: String?, note: String? = nil, redact: [ParameterPath] = [], now: Timestamp
  ) -> Transition {
    var job = claim.job
    job.past.enter(Approval(.approved, by: person, note: note, at: now))
    return claim.delaying(job, until: max(now, job.runAt ?? now), error: nil, redact: redact)
  }

  /// Out of `held/` into `cancelled/`: somebody does not approve of it.
  ///
  /// - Parameters:
  ///   - redact: The policy's ``IntentPolicy/redact``, where the intent is known.
  ///   - redaction: The same of any intent: for the jobs of its chain.
  public static func reject(
    _ claim: Claim, by person: String?, note: String? = nil, redact: [ParameterPath] = [],
    redaction: (IntentKey) -> [ParameterPath] = { _ in [] }, now: Timestamp
  ) -> Transition {
    var job = claim.job
    job.past.enter(Approval(.rejected, by: person, note: note, at: now))
    var record = JobRecord(job, state: .cancelled)
    let message = "rejected" + (person.map { " by \($0)" } ?? "") + (note.map { ": \($0)" } ?? "")
    record.error = IntentError(.approvalRejected, message)
    return claim.transition(to: .cancelled, record, endedAt: now, redact: redact, redaction: redaction)
  }

  /// Due now, whatever it was waiting for: somebody wants it tried at once. Its count of retries stays.
  public static func retry(_ claim: Claim, now: Timestamp) -> Transition {
    claim.delaying(claim.job, until: now, error: nil)
  }
}

// The transitions by where they lead: the one place where a record, its destination and its unique key are matched.
extension Claim {
  /// Into a terminal state: the unique key is free again, and what follows is submitted.
  ///
  /// - Parameters:
  ///   - redaction: The parameters of an intent that no record keeps: for the jobs of the chain.
  ///   - submitted: What the handler submitted. The jobs of the chain come after.
  func transition(
    to destination: Transition.Destination, _ record: JobRecord, endedAt: Timestamp, redact: [ParameterPath],
    redaction: (IntentKey) -> [ParameterPath], submitted: [NewJob] = []
  ) -> Transition {
    var record = record
    record.completedAt = endedAt
    record.redact = redact
    record.job.past.dueAt = nil
    var followUps = submitted
    if !job.chain.isEmpty {
      record.chainRedact = job.chain.redaction(by: redaction)
      followUps += ChainSubmission(record).jobs(at: endedAt)
    }
    record.followUps = followUps.map(\.id)
    return Transition(claim: token, destination: destination, record: record, followUps: followUps)
  }

  /// Into `delayed/`.
  func delaying(
    _ job: Job, until time: Timestamp, error: IntentError?, redact: [ParameterPath] = []
  ) -> Transition {
    var record = JobRecord(job, state: .delayed)
    record.error = error
    record.redact = redact
    record.job.past.dueAt = time
    return Transition(
      claim: token, destination: .delayed(until: time), record: record, uniqueKey: job.uniqueKey)
  }

  /// Into `held/`.
  func holding(
    _ job: Job, because reason: IntentError, redact: [ParameterPath], until expiresAt: Timestamp? = nil, now: Timestamp
  ) -> Transition {
    var record = JobRecord(job, state: .held)
    record.redact = redact
    record.error = reason
    record.held = HeldReason(kind: reason.kind, message: reason.message, since: now, expiresAt: expiresAt)
    record.job.past.dueAt = nil
    return Transition(
      claim: token, destination: .held, record: record, uniqueKey: job.uniqueKey, heldUntil: expiresAt)
  }
}
