public import IntentJSON
public import IntentModel

/// What an attempt came to, as its worker (or the dispatcher, for a worker that died) tells it.
public struct AttemptResult: Sendable {
  /// What it came to.
  public enum Outcome: Sendable {
    /// Done, with the handler's structured output.
    case completed(JSONText)
    /// Run it again; `after`: not the policy's backoff but this many milliseconds. Uses up a retry.
    case retry(IntentError, after: Int64?)
    /// Run it again after so many milliseconds. Uses up nothing.
    case snoozed(milliseconds: Int64)
    /// As ``snoozed(milliseconds:)``, because the other side asked for it; nil: it did not say for how long, and the
    /// policy's backoff applies. After ``RetryRules/rateLimitWaits`` in a row the job fails.
    case rateLimited(IntentError, milliseconds: Int64?)
    /// No retry will mend it.
    case failed(IntentError)
    case cancelled(IntentError)
    /// The intent cannot be executed here and now: unknown, or its library does not load.
    case held(IntentError)
    /// The runtime stopped around the attempt. Uses up nothing.
    case interrupted(IntentError)
    /// The attempt's worker died beside others, and this job may be why: it runs alone next time. Uses up nothing.
    case suspected(IntentError)
  }

  /// What it came to.
  public var outcome: Outcome
  /// When it started, by the time of day.
  public var startedAt: Timestamp
  /// Wall time of the attempt by the monotonic clock, in nanoseconds.
  public var elapsed: Int64
  /// The process that ran it; nil: none did.
  public var worker: String?
  /// The last progress reported: a JSON object.
  public var progress: JSONText?
  /// Exit status of the process that ran it, for exec handlers and workers that died.
  public var exitStatus: Int32?
  /// The signal that ended that process.
  public var signal: Int32?
  /// Jobs that the attempt submitted.
  public var followUps: [NewJob]

  /// A result from its parts.
  public init(
    outcome: Outcome, startedAt: Timestamp, elapsed: Int64 = 0, worker: String? = nil, progress: JSONText? = nil,
    exitStatus: Int32? = nil, signal: Int32? = nil, followUps: [NewJob] = []
  ) {
    self.outcome = outcome
    self.startedAt = startedAt
    self.elapsed = elapsed
    self.worker = worker
    self.progress = progress
    self.exitStatus = exitStatus
    self.signal = signal
    self.followUps = followUps
  }

  /// When it ended: its start and the time it took, so never before its start even if the clock was set back.
  public var endedAt: Timestamp { startedAt.adding(milliseconds: max(0, elapsed) / 1_000_000) }
}
