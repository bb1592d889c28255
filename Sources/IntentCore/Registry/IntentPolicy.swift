public import IntentModel

/// How the jobs of an intent are treated: the registry entry's word, else the registry's defaults, else the built-in.
public struct IntentPolicy: Sendable, Hashable {
  /// The queue its jobs wait in; nil: the one named after the key's domain.
  public var queue: QueueName?
  /// How long an attempt may take before it is cancelled; nil: as long as it likes.
  public var timeout: DurationText? = DurationText(milliseconds: 60_000)
  /// Retries after the first attempt, where the job itself does not say.
  public var maxRetries = 3
  /// How long its jobs wait before a retry.
  public var backoff = Backoff.default
  /// Jobs of this intent that may run at once; nil: any number.
  public var concurrency: Int?
  /// How often jobs of this intent may start; nil: any number of times.
  public var rate: RateLimit?
  /// Whether a person has to approve each job before it runs, and how long is waited for that.
  public var approval = ApprovalPolicy()
  /// Parameters that are replaced in the records of jobs that ended.
  public var redact: [ParameterPath] = []
  /// Whether its jobs run. If not, they are held until they do.
  public var enabled = true

  /// The built-in policy: 60 s for an attempt, 3 retries with ``Backoff/default``, no limits, no approval.
  public static let builtIn = IntentPolicy()

  /// The built-in policy, to be changed.
  public init() {}

  /// The queue that jobs of `key` wait in.
  public func queue(of key: IntentKey) -> QueueName { queue ?? QueueName(domainOf: key) }
}
