public import IntentJSON
public import IntentModel

/// One attempt, as its handler sees it: what is known of the job, and what the runtime lends.
///
/// A context may be passed to other tasks and threads. Once the attempt has ended nothing it does has an effect.
public struct Context: Sendable {
  let attempt: RunningAttempt

  /// The job's id.
  public var id: JobID { attempt.facts.id }
  /// The job's true identity: the same in each attempt, and never used for another job.
  public var uid: JobUID { attempt.facts.uid }
  /// The intent.
  public var key: IntentKey { attempt.facts.key }
  /// Whose job it is; nil: nobody's in particular.
  public var tenant: TenantID? { attempt.facts.tenant }
  /// Which attempt this is, from 1.
  public var attemptNumber: Int { attempt.facts.attempt }
  /// How many retries are left if this attempt fails.
  public var retriesLeft: Int { attempt.facts.retriesLeft }
  /// 0 to 9, 9 first.
  public var priority: Int { attempt.facts.priority }
  /// When the attempt is cancelled for taking too long; nil: never.
  public var deadline: Timestamp? { attempt.facts.deadline }
  /// The parameters as they were written, byte for byte.
  public var params: JSONText { attempt.facts.params }
  /// The whole job as it was submitted, members that the runtime does not know included.
  public var job: JSONText { attempt.facts.job }

  /// Whether the attempt was asked to stop. A task is told by `Task.isCancelled` too; this one can be asked anywhere.
  public var isCancelled: Bool { attempt.link.isCancelled }

  /// The database of the job's tenant. Its library is loaded on the first call.
  public var store: Store { attempt.store }

  /// Sends messages to people. Its library is loaded on the first call.
  public var messages: Messages { Messages(link: attempt.link) }

  /// Writes a line to the runtime's log, with the job's id and key. Past a bound, lines are counted and not kept.
  public func log(_ message: String, level: LogLevel = .info) { attempt.link.log(message, level) }

  /// Says how far the attempt is. May be called often: what is too much is left out, the last one is kept.
  public func progress(done: Int, total: Int? = nil, note: String = "") {
    attempt.link.progress(done: Int64(done), total: Int64(total ?? 0), note: note)
  }
}
