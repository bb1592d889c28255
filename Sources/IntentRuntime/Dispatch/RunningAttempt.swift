import IntentCore
import IntentJSON
import IntentModel

/// An attempt that a worker has been given. The dispatcher's thread alone knows it.
final class RunningAttempt {
  /// Why an attempt was asked to stop.
  enum StopReason {
    case timeout
    case cancel(IntentError)
    case shutdown
  }

  let token: UInt64
  /// The job; for an item, its batch's.
  let claim: Claim
  /// The item that is tried; nil: the job itself is.
  let item: BatchTicket?
  let handler: ResolvedHandler
  let worker: WorkerProcess
  let startedAt: Timestamp
  /// Monotonic nanoseconds, as all of the following.
  let started: Int64
  /// When it is asked to stop; nil: never.
  let deadline: Int64?
  var stop: StopReason?
  /// When its worker is killed, because it was asked to stop and did not.
  var killAt: Int64?
  /// Set while the handler's hook for a job that has failed for good runs: what it failed of.
  private(set) var failure: AttemptResult?
  /// What is taken out of its lines of log; nil: nothing.
  let secrets: Secrets?
  /// Lines of log that came of it.
  var logLines = 0
  /// The last it said of how far it is.
  var progress: JSONText?

  init(
    token: UInt64, claim: Claim, item: BatchTicket? = nil, handler: ResolvedHandler,
    worker: WorkerProcess, startedAt: Timestamp, started: Int64, deadline: Int64?, secrets: Secrets?
  ) {
    self.token = token
    self.claim = claim
    self.item = item
    self.handler = handler
    self.worker = worker
    self.startedAt = startedAt
    self.started = started
    self.deadline = deadline
    self.secrets = secrets
  }

  /// The call of the handler's hook for what this attempt has failed of.
  func hook(
    token: UInt64, on worker: WorkerProcess, _ failure: AttemptResult, started: Int64, deadline: Int64
  ) -> RunningAttempt {
    let hook = RunningAttempt(
      token: token, claim: claim, item: item, handler: handler, worker: worker, startedAt: startedAt,
      started: started, deadline: deadline, secrets: secrets)
    hook.failure = failure
    hook.logLines = logLines
    hook.progress = progress
    return hook
  }

  var policy: IntentPolicy { handler.policy }

  /// When this attempt next needs attention.
  var attention: Int64? { killAt ?? deadline }

  /// How it is called in the log.
  var name: JobID { item?.id ?? claim.job.id }
}

/// A claimed job, or an item of one, that waits for the quarantine worker.
struct Suspect {
  var claim: Claim
  var handler: ResolvedHandler
  /// nil: the job itself is suspected.
  var item: BatchTicket?
}
