import IntentCore
import IntentModel

extension Operations {
  /// Ends jobs: those that wait at once, those that run as soon as they heed it.
  func cancel(_ names: [String], reason: String?) -> OperationReply {
    let error = IntentError(.cancelled, reason.map { "cancelled: \($0)" } ?? "cancelled on request")
    return carryOut(names.map { planCancel($0, error) })
  }

  private func planCancel(_ name: String, _ error: IntentError) -> PlannedOperation {
    let job: ListedJob
    switch find(name, preferring: { !$0.isTerminal }) {
    case .job(let found): job = found
    case .answer(let result): return .settled(result)
    }
    let id = job.id.text
    switch job.state {
    case .pending, .delayed, .held:
      switch take(job) {
      case .success(let claim):
        let transition = Transition.cancel(
          claim, because: error, redact: redaction(claim.job.key), redaction: redaction, now: clock.now())
        return .pending(transition, OperationResult(id: id, .done, state: .cancelled, "cancelled"))
      case .failure(let refusal): return .settled(refusal.result)
      }
    case .processing:
      if live?.cancelRunning(job.id, error) == true {
        return .settled(
          OperationResult(id: id, .asked, state: .processing, "runs, and was asked to stop; its record will tell"))
      }
      return .settled(OperationResult(id: id, .busy, state: .processing, "is changing its state right now; ask again"))
    case .completed, .failed, .cancelled, .rejected:
      return .settled(
        OperationResult(id: id, .refused, state: job.state, "is \(job.state.rawValue) already; there is nothing to end")
      )
    }
  }
}
