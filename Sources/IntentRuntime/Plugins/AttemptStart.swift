public import IntentJSON
public import IntentModel

/// What a plugin host is told about one attempt.
public struct AttemptStart: Sendable {
  /// What is to be run of the handler.
  public enum Purpose: Sendable {
    /// The intent.
    case execute
    /// The hook that runs when the job has failed for good, with what it failed of.
    case exhausted(IntentError)
  }

  /// Known to one process only, and never used again in its life.
  public var token: UInt64
  /// What is to be run of the handler.
  public var purpose: Purpose
  /// Where the handler's code is.
  public var location: HandlerLocation
  /// What the library's file has to hash to, in lower case hexadecimal digits; nil: it is not looked at.
  public var sha256: String?
  /// The intent.
  public var key: IntentKey
  /// The job's id.
  public var id: JobID
  /// The job's true identity.
  public var uid: JobUID
  /// Whose job it is.
  public var tenant: TenantID?
  /// 1 for the first.
  public var attempt: Int
  /// Retries that remain if this attempt asks for one.
  public var retriesLeft: Int
  /// 0 to 9, 9 first.
  public var priority: Int
  /// When its timeout cancels it. Told to the handler; whoever starts the attempt sees to it.
  public var deadline: Timestamp?
  /// The job's members as they were dropped: a JSON object.
  public var job: JSONText
  /// Its `intent_params`: a JSON object.
  public var params: JSONText

  /// An attempt from its parts.
  public init(
    token: UInt64, purpose: Purpose = .execute, location: HandlerLocation, sha256: String? = nil, key: IntentKey,
    id: JobID, uid: JobUID, tenant: TenantID? = nil, attempt: Int = 1, retriesLeft: Int = 0, priority: Int = 5,
    deadline: Timestamp? = nil, job: JSONText, params: JSONText
  ) {
    self.token = token
    self.purpose = purpose
    self.location = location
    self.sha256 = sha256
    self.key = key
    self.id = id
    self.uid = uid
    self.tenant = tenant
    self.attempt = attempt
    self.retriesLeft = retriesLeft
    self.priority = priority
    self.deadline = deadline
    self.job = job
    self.params = params
  }
}
