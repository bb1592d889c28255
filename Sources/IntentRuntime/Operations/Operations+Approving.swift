import IntentCore
import IntentModel

extension Operations {
  /// Enters what a person decided of jobs that wait for it: they run, or end.
  func judge(_ names: [String], _ decision: Approval.Decision, by person: String, note: String?) -> OperationReply {
    carryOut(names.map { planJudgement($0, decision, person, note) })
  }

  private func planJudgement(
    _ name: String, _ decision: Approval.Decision, _ person: String, _ note: String?
  ) -> PlannedOperation {
    let job: ListedJob
    switch find(name, preferring: { $0 == .held }) {
    case .job(let found): job = found
    case .answer(let result): return .settled(result)
    }
    guard job.state == .held else { return refuse(unheld: job) }
    guard let reason = RecordSummary(job).held else {
      return refuse(job, "was put into held by hand, and waits for nobody's approval: intent retry lets it go")
    }
    guard reason.kind == .approvalRequired else {
      return refuse(job, "is held for \(reason.kind), and waits for nobody's approval: \(reason.message)")
    }
    switch take(job) {
    case .success(let claim): return plan(claim, reason, decision, person, note)
    case .failure(let refusal): return .settled(refusal.result)
    }
  }

  private func plan(
    _ claim: Claim, _ reason: HeldReason, _ decision: Approval.Decision, _ person: String, _ note: String?
  ) -> PlannedOperation {
    let (id, now) = (claim.job.id.text, clock.now())
    let redact = redaction(claim.job.key)
    // Whoever comes too late finds it as a dispatcher would have left it.
    if let expired = Transition.expire(claim, held: reason, redact: redact, redaction: redaction, now: now) {
      let message = "the time for its approval was over at \(reason.expiry ?? now): it is cancelled as expired"
      return .pending(expired, OperationResult(id: id, .refused, state: .cancelled, message))
    }
    switch decision {
    case .approved:
      let transition = Transition.approve(claim, by: person, note: note, redact: redact, now: now)
      return .pending(transition, OperationResult(id: id, .done, state: .delayed, "approved by \(person)"))
    case .rejected:
      let transition = Transition.reject(
        claim, by: person, note: note, redact: redact, redaction: redaction, now: now)
      return .pending(transition, OperationResult(id: id, .done, state: .cancelled, "rejected by \(person)"))
    }
  }

  private func refuse(unheld job: ListedJob) -> PlannedOperation {
    switch job.state {
    case .pending where live != nil:
      // It will be held in a moment, if it is to be.
      let message = "is pending, and held for nobody's approval: if it needs one it will be, ask again"
      return .settled(OperationResult(id: job.id.text, .busy, state: .pending, message))
    case .pending:
      return refuse(
        job, "is pending, and was not looked at yet: intent drain (or work) holds it if it needs approval, then approve"
      )
    default:
      let state = job.state.isTerminal ? "is \(job.state.rawValue) already" : "is \(job.state.rawValue)"
      return refuse(job, "\(state), and waits for nobody's approval")
    }
  }
}
