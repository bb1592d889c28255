public import IntentJSON
public import IntentModel

/// What happened to a job before its current attempt: the part of a record that the runtime writes.
public struct JobPast: Sendable, Equatable {
  /// One entry an attempt, oldest first, as they stand in the record (see ``AttemptEntry``).
  public var attempts: [JSONText] = []
  /// Retries used up.
  public var retryCount = 0
  /// Attempts in a row that ended because the runtime stopped or crashed around them, not because of the job.
  public var interruptions = 0
  /// Whether its last attempt was under way when its worker died beside others: it runs alone next time.
  public var isSuspect = false
  /// Start of the first attempt.
  public var executedAt: Timestamp?
  /// The last progress that an attempt reported.
  public var progress: JSONText?
  /// What an old record that was dropped again said of its former life.
  public var history: JSONText?

  public init() {}
}
