import IntentCore
import IntentJSON
import IntentModel

/// An attempt that a worker has been given.
struct RunningAttempt {
  /// Why an attempt was asked to stop.
  enum StopReason {
    case timeout
    case cancel(IntentError)
    case shutdown
  }

  var token: UInt64
  /// The job; for an item, its batch's.
  var claim: Claim
  /// The item that is tried; nil: the job itself is.
  var item: BatchTicket?
  var policy: IntentPolicy
  var location: HandlerLocation
  var worker: WorkerProcess
  var startedAt: Timestamp
  /// Monotonic nanoseconds, as all of the following.
  var started: Int64
  /// When it is asked to stop; nil: never.
  var deadline: Int64?
  var stop: StopReason?
  /// When its worker is killed, because it was asked to stop and did not.
  var killAt: Int64?
  /// Set while the handler's hook for a job that has failed for good runs: what it failed of.
  var failure: AttemptResult?
  /// What is taken out of its lines of log; nil: nothing.
  var secrets: Secrets?
  /// Lines of log that came of it.
  var logLines = 0
  /// The last it said of how far it is.
  var progress: JSONText?

  /// When this attempt next needs attention.
  var attention: Int64? { killAt ?? deadline }

  /// How it is called in the log.
  var name: JobID { item?.id ?? claim.job.id }
}

/// A claimed job, or an item of one, that waits for the quarantine worker.
struct Suspect {
  var claim: Claim
  var policy: IntentPolicy
  var location: HandlerLocation
  /// nil: the job itself is suspected.
  var item: BatchTicket?
}
