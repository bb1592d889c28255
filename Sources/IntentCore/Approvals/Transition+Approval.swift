import IntentJSON
public import IntentModel

extension Transition {
  /// Into `held/`, until a person decides, or the time for it is over: that of the policy, or the job's own `expires_at`,
  /// whichever comes first.
  static func awaitApproval(_ claim: Claim, _ policy: IntentPolicy, now: Timestamp) -> Transition {
    let job = claim.job
    let limits = [policy.approval.expiresAfter.map { now.adding(milliseconds: $0.milliseconds) }, job.expiresAt]
    let expiresAt = limits.compactMap { $0 }.min()
    var message = "the intent \(job.key) needs approval"
    if let expiresAt { message += " before \(expiresAt)" }
    if let person = job.requestedBy { message += ", requested by \(person)" }
    if let reason = job.reason { message += " (\(reason))" }
    message += ": intent approve \(job.id), or intent reject \(job.id)"
    return claim.holding(
      job, because: IntentError(.approvalRequired, message), redact: policy.redact, until: expiresAt, now: now)
  }

  /// Out of `held/` into `cancelled/`, if the time for a person's approval is over; nil: it is not, or the job is held
  /// for something else.
  ///
  /// - Parameters:
  ///   - claim: A job in `held/`.
  ///   - reason: What its file says of why.
  ///   - redact: The policy's ``IntentPolicy/redact``, where the intent is known.
  ///   - redaction: The same of any intent: for the jobs of its chain.
  public static func expire(
    _ claim: Claim, held reason: HeldReason, redact: [ParameterPath] = [],
    redaction: (IntentKey) -> [ParameterPath] = { _ in [] }, now: Timestamp
  ) -> Transition? {
    guard let expiresAt = reason.expiry, expiresAt <= now else { return nil }
    let error = IntentError(
      .expired, "expired at \(expiresAt): nobody had approved it by then; submit it again if it is still wanted")
    return .cancel(claim, because: error, redact: redact, redaction: redaction, now: now)
  }
}

extension HeldReason {
  /// When nobody waits for a person's approval any longer; nil: it is held for something else, or for as long as it takes.
  public var expiry: Timestamp? { kind == .approvalRequired ? expiresAt : nil }
}
