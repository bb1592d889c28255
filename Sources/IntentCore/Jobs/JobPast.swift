public import IntentJSON
public import IntentModel

/// What happened to a job before its current attempt: the part of a record that the runtime writes.
public struct JobPast: Sendable, Equatable, AttemptCounts {
  /// One entry an attempt, oldest first, as they stand in the record (see ``AttemptEntry``).
  public var attempts: [JSONText] = []
  /// Earlier attempts whose entries were left out, because a job that snoozes for days would grow without bound.
  public var attemptsOmitted = 0
  /// Retries used up.
  public var retryCount = 0
  /// Attempts in a row that ended because the runtime stopped or crashed around them, not because of the job.
  public var interruptions = 0
  /// Whether its last attempt was under way when its worker died beside others: it runs alone next time.
  public var isSuspect = false
  /// Attempts in a row that ended because the other side asked to wait.
  public var rateLimitWaits = 0
  /// Start of the first attempt.
  public var executedAt: Timestamp?
  /// When it may run, as decided last; nil: nothing was decided yet, and `run_at` holds.
  public var dueAt: Timestamp?
  /// What people decided who were asked for their approval, as it stands in the record (see ``Approval``); none: nobody
  /// decided anything yet.
  public var approvals: [JSONText] = []
  /// The last progress that an attempt reported.
  public var progress: JSONText?
  /// What an old record that was dropped again said of its former life.
  public var history: JSONText?

  /// The past of a job that nothing happened to.
  public init() {}

  /// The number of the attempt that comes next, 1 for the first.
  public var nextAttempt: Int { attemptsOmitted + attempts.count + 1 }
}
