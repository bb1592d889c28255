import IntentCore
import IntentModel

extension Operations {
  /// Runs jobs again, or without waiting longer.
  ///
  /// - Parameter reasons: Only jobs that are held for one of these; nil: any job.
  func retry(_ names: [String], reasons: [ErrorKind]?) -> OperationReply {
    carryOut(names.map { planRetry($0, reasons) })
  }

  private func planRetry(_ name: String, _ reasons: [ErrorKind]?) -> PlannedOperation {
    let job: ListedJob
    switch find(name, preferring: { [.failed, .cancelled, .rejected, .held, .delayed].contains($0) }) {
    case .job(let found): job = found
    case .answer(let result): return .settled(result)
    }
    if let reasons {
      let reason = RecordSummary(job).held?.kind
      guard job.state == .held, let reason, reasons.contains(reason) else {
        return refuse(job, "is not held for \(reasons.map(\.rawValue).joined(separator: " or "))")
      }
    }
    switch job.state {
    case .failed, .cancelled, .rejected: return resubmit(job)
    case .held where RecordSummary(job).held?.kind == .approvalRequired:
      return refuse(
        job, "waits for somebody's approval, which a retry does not give: intent approve \(job.id), or intent reject")
    case .held, .delayed: return runNow(job)
    case .pending:
      return .settled(OperationResult(id: job.id.text, .done, state: .pending, "is pending already"))
    case .processing: return refuse(job, "runs now")
    case .completed: return refuse(job, "is completed; submit a new job to do it once more")
    }
  }

  private func resubmit(_ job: ListedJob) -> PlannedOperation {
    if let lost = redactedParameter(of: job) { return refuse(job, lost) }
    do {
      try spool.resubmit(job.id)
      return .settled(OperationResult(id: job.id.text, .done, state: .pending, "put back into pending"))
    } catch {
      let outcome: OperationResult.Outcome =
        switch error.code {
        case .notFound: .busy
        case .conflict: .refused
        default: .failed
        }
      return .settled(OperationResult(id: job.id.text, outcome, state: job.state, error.message))
    }
  }

  /// Why a record cannot be run again as it is: what it was run with was not kept. Found here, since in pending/ it would
  /// only be rejected.
  private func redactedParameter(of job: ListedJob) -> String? {
    do throws(JobError) {
      _ = try JobReader.read(
        drop: job.bytes, fileName: nil, uid: .make(at: clock.now()), now: clock.now(),
        limits: JobReader.recordLimits)
      return nil
    } catch {
      switch error.code {
      case .redacted: return error.message + ", or submit a new job"
      case .refused: return error.message
      default: return nil
      }
    }
  }

  private func runNow(_ job: ListedJob) -> PlannedOperation {
    switch take(job) {
    case .success(let claim):
      let isHeld = job.state == .held
      let transition = isHeld ? Transition.release(claim, now: clock.now()) : .retry(claim, now: clock.now())
      let message = isHeld ? "released" : "waits no longer"
      return .pending(transition, OperationResult(id: job.id.text, .done, state: .delayed, message))
    case .failure(let refusal): return .settled(refusal.result)
    }
  }

  func refuse(_ job: ListedJob, _ message: String) -> PlannedOperation {
    .settled(OperationResult(id: job.id.text, .refused, state: job.state, message))
  }
}
