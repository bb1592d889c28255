/// What kind of failure a job met. It decides where the job goes.
///
/// A struct, so that kinds this version does not know are kept as they are.
public struct ErrorKind: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  /// The kind's name on the wire.
  public var rawValue: String

  /// A kind by its name on the wire.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Same as `rawValue`.
  public var description: String { rawValue }

  /// What was dropped cannot be read as a job: rejected.
  public static let invalidJob = ErrorKind(rawValue: "invalid_job")
  /// A file in `schedules/` is no schedule.
  public static let invalidSchedule = ErrorKind(rawValue: "invalid_schedule")
  /// The id, or the unique key, belongs to another job: rejected.
  public static let duplicate = ErrorKind(rawValue: "duplicate")
  /// The registry has no entry for the intent: held until it has one.
  public static let unknownIntent = ErrorKind(rawValue: "unknown_intent")
  /// The handler's library or program does not load: held until it does.
  public static let loadFailed = ErrorKind(rawValue: "load_failed")
  /// The parameters are not what the handler takes: failed at once.
  public static let invalidParams = ErrorKind(rawValue: "invalid_params")
  /// The handler says that no retry mends it: failed at once.
  public static let permanent = ErrorKind(rawValue: "permanent")
  /// The handler threw: retried.
  public static let handlerError = ErrorKind(rawValue: "handler_error")
  /// A service asked to be left alone for a while: waits, without using up an attempt.
  public static let rateLimited = ErrorKind(rawValue: "rate_limited")
  /// The attempt took longer than it may: retried.
  public static let timeout = ErrorKind(rawValue: "timeout")
  /// The worker's process died under the attempt: retried.
  public static let crash = ErrorKind(rawValue: "crash")
  /// A person ended the job.
  public static let cancelled = ErrorKind(rawValue: "cancelled")
  /// The job's time had passed before it could run.
  public static let expired = ErrorKind(rawValue: "expired")
  /// A shutdown ended the attempt: the job goes back, and the attempt is not counted.
  public static let interrupted = ErrorKind(rawValue: "interrupted")
}
