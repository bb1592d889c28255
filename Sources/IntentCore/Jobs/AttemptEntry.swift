public import IntentJSON
public import IntentModel

/// What a record says of one attempt.
public struct AttemptEntry: Sendable, Hashable {
  /// What an attempt came to. A struct, so that a word of a later version is kept.
  public struct Outcome: RawRepresentable, Sendable, Hashable {
    /// The word in the record.
    public var rawValue: String
    /// An outcome by its word.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Done.
    public static let completed = Outcome(rawValue: "completed")
    /// Failed; another attempt may mend it.
    public static let retry = Outcome(rawValue: "retry")
    /// Waits, by its own wish.
    public static let snoozed = Outcome(rawValue: "snoozed")
    /// Waits, because the other side asked for it.
    public static let rateLimited = Outcome(rawValue: "rate_limited")
    /// Failed; no attempt mends it.
    public static let failed = Outcome(rawValue: "failed")
    /// Ended on request.
    public static let cancelled = Outcome(rawValue: "cancelled")
    /// Could not be executed: unknown, or does not load.
    public static let held = Outcome(rawValue: "held")
    /// The runtime stopped around it.
    public static let interrupted = Outcome(rawValue: "interrupted")
    /// Its worker died, and others were under way in it.
    public static let suspected = Outcome(rawValue: "suspected")
  }

  /// Bytes of an error's message that an entry keeps: a job that fails often would grow past its limits else. The
  /// record's `error_message` has the last one whole.
  public static let messageLimit = 4096

  /// When it started.
  public var startedAt: Timestamp
  /// When it ended; never before its start.
  public var endedAt: Timestamp
  /// The process that ran it.
  public var worker: String?
  /// What it came to.
  public var outcome: Outcome
  /// Why it did not complete.
  public var error: IntentError?
  /// Whether the error is of the sort that another attempt may mend.
  public var isRetryable: Bool
  /// Exit status of the process, if it ended by exiting.
  public var exitStatus: Int32?
  /// The signal that ended the process.
  public var signal: Int32?

  /// The entry of an attempt that ended.
  public init(_ result: AttemptResult) {
    startedAt = result.startedAt
    endedAt = result.endedAt
    worker = result.worker
    exitStatus = result.exitStatus
    signal = result.signal
    (outcome, error, isRetryable) = Self.reading(result.outcome)
  }

  private static func reading(_ outcome: AttemptResult.Outcome) -> (Outcome, IntentError?, Bool) {
    switch outcome {
    case .completed: (.completed, nil, false)
    case .retry(let error, after: _): (.retry, error, true)
    case .snoozed: (.snoozed, nil, true)
    case .rateLimited(let error, milliseconds: _): (.rateLimited, error, true)
    case .failed(let error): (.failed, error, false)
    case .cancelled(let error): (.cancelled, error, false)
    case .held(let error): (.held, error, true)
    case .interrupted(let error): (.interrupted, error, true)
    case .suspected(let error): (.suspected, error, true)
    }
  }
}

extension AttemptEntry: JSONWritable {
  /// Writes `{"started_at":..,"ended_at":..,"worker":..,"outcome":..,"error":{..},"exit_status":..,"signal":..}`, less
  /// what there is none of. The error is `{"kind":..,"message":..,"field":..,"retryable":..,"details":..}`.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("started_at", startedAt)
      writer.member("ended_at", endedAt)
      writer.memberIfPresent("worker", worker)
      writer.member("outcome", outcome.rawValue)
      if let error {
        writer.object("error") { writer in
          writer.member("kind", error.kind.rawValue)
          writer.member("message", Self.shortened(error.message))
          writer.memberIfPresent("field", error.field)
          writer.member("retryable", isRetryable)
          writer.memberIfPresent("details", error.details?.onOneLine)
        }
      }
      writer.memberIfPresent("exit_status", exitStatus)
      writer.memberIfPresent("signal", signal)
    }
  }

  private static func shortened(_ message: String) -> String {
    if message.utf8.count <= messageLimit { return message }
    var scalars = Substring(message).unicodeScalars
    var length = message.utf8.count
    while length > messageLimit - 3, let last = scalars.popLast() { length -= UTF8.width(last) }
    return "\(Substring(scalars))..."
  }
}
