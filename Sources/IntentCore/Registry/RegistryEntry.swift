public import IntentModel

/// What the registry says of one intent, its policy resolved.
public struct RegistryEntry: Sendable, Hashable {
  /// The intent.
  public var key: IntentKey
  /// Where its code is.
  public var handler: HandlerSource
  /// What the intent does, for people.
  public var summary: String?
  /// How its jobs are treated: the entry's word over the defaults'.
  public var policy: IntentPolicy
  /// What the library's file has to hash to: SHA-256 in 64 lower case hexadecimal digits.
  public var sha256: String?
  /// What a program takes, in the order of the file; nil: nobody said. Libraries say it themselves.
  public var parameters: [ParameterDescription]?
  /// The line of the registry that the entry starts on; 0 where it comes from no file.
  public var line: Int

  /// An entry from its parts.
  public init(
    key: IntentKey, handler: HandlerSource, summary: String? = nil, policy: IntentPolicy = .builtIn,
    sha256: String? = nil, parameters: [ParameterDescription]? = nil, line: Int = 0
  ) {
    self.key = key
    self.handler = handler
    self.summary = summary
    self.policy = policy
    self.sha256 = sha256
    self.parameters = parameters
    self.line = line
  }

  /// The queue that its jobs wait in.
  public var queue: QueueName { policy.queue(of: key) }
}
