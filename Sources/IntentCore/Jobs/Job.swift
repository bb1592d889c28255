public import IntentJSON
public import IntentModel

/// One request to execute an intent, as it was accepted.
///
/// `text` holds the members that whoever wrote the job gave it, byte for byte and in order, unknown ones too; the other
/// properties are read from it once. What the runtime adds (attempts, counts) is kept apart, so that a record can be
/// spliced of both without either being parsed again.
public struct Job: Sendable {
  /// The job's name to the outside, unique among the records that are kept.
  public var id: JobID
  /// The job's true identity, made at acceptance.
  public var uid: JobUID
  /// The intent to execute.
  public var key: IntentKey
  /// `intent_params`: a JSON object.
  public var params: JSONText
  /// Whose job it is; nil: nobody's in particular.
  public var tenant: TenantID?
  /// 0 to 9, 9 first.
  public var priority: Int
  /// Retries after the first attempt; nil: the registry's.
  public var maxRetries: Int?
  /// Not to be started before.
  public var runAt: Timestamp?
  /// Not to be started at or after.
  public var expiresAt: Timestamp?
  /// At most one unfinished job holds a unique key.
  public var uniqueKey: String?
  /// When it was written, by its own word, else when it was accepted.
  public var createdAt: Timestamp
  /// Who asked for it, by its own word.
  public var requestedBy: String?
  /// What it was asked for, by its own word.
  public var reason: String?
  /// The jobs to submit when it ends.
  public var chain: JobChain
  /// The name of the dropped file.
  public var submittedAs: String?
  /// The members given by whoever wrote the job: a JSON object without any of the runtime's own members.
  public var text: JSONText
  /// The items to execute the intent for, one by one; nil: the intent is executed once, with ``params``.
  public var batch: BatchSpec?
  /// What happened to it so far.
  public var past: JobPast

  /// A job from its parts.
  public init(
    id: JobID, uid: JobUID, key: IntentKey, params: JSONText, tenant: TenantID? = nil, priority: Int = 5,
    maxRetries: Int? = nil, runAt: Timestamp? = nil, expiresAt: Timestamp? = nil, uniqueKey: String? = nil,
    createdAt: Timestamp, submittedAs: String? = nil, requestedBy: String? = nil, reason: String? = nil,
    chain: JobChain = JobChain(), text: JSONText, batch: BatchSpec? = nil, past: JobPast = JobPast()
  ) {
    self.id = id
    self.uid = uid
    self.key = key
    self.params = params
    self.tenant = tenant
    self.priority = priority
    self.maxRetries = maxRetries
    self.runAt = runAt
    self.expiresAt = expiresAt
    self.uniqueKey = uniqueKey
    self.createdAt = createdAt
    self.submittedAs = submittedAs
    self.requestedBy = requestedBy
    self.reason = reason
    self.chain = chain
    self.text = text
    self.batch = batch
    self.past = past
  }

  /// When it may run: what was decided last, else its `run_at`; nil: at once.
  public var dueAt: Timestamp? { past.dueAt ?? runAt }
}
