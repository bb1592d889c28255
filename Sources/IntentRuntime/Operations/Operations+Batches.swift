import IntentCore
import IntentJSON
import IntentModel

extension Operations {
  /// Pauses batches: those that run stop where they are, those that wait are held.
  func pauseBatches(_ names: [String], by person: String?) -> OperationReply {
    let who = person.map { "paused by \($0)" } ?? "paused"
    return carryOut(names.map { planPause($0, who) })
  }

  private func planPause(_ name: String, _ who: String) -> PlannedOperation {
    let job: ListedJob
    switch find(name, preferring: { !$0.isTerminal }) {
    case .job(let found): job = found
    case .answer(let result): return .settled(result)
    }
    let id = job.id
    let reason = IntentError(.paused, "\(who): intent batch resume \(id)")
    func settled(_ outcome: OperationResult.Outcome, _ message: String) -> PlannedOperation {
      .settled(OperationResult(id: id.text, outcome, state: job.state, message))
    }
    if !job.state.isTerminal, (try? JSONText(validating: job.bytes, limits: JobReader.recordLimits))?["batch"] == nil {
      return settled(.refused, "is no batch: only those can be paused")
    }
    switch job.state {
    case .pending, .delayed:
      switch take(job) {
      case .success(let claim):
        return .pending(
          .hold(claim, because: reason, redact: redaction(claim.job.key), now: clock.now()),
          OperationResult(id: id.text, .done, state: .held, "paused"))
      case .failure(let refusal): return .settled(refusal.result)
      }
    case .processing:
      if live?.pauseBatch(id, reason) == true {
        return settled(.asked, "runs, and stops as soon as what is under way has ended; then it is held")
      }
      return settled(.busy, "is just being opened or ended; ask again")
    case .held: return settled(.done, "is held already")
    case .completed, .failed, .cancelled, .rejected: return settled(.refused, "has ended; there is nothing to pause")
    }
  }
}
