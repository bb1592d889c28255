/// What bounds the jobs of a queue together.
public struct QueuePolicy: Sendable, Hashable {
  /// Jobs that may run at once; nil: any number.
  public var concurrency: Int?
  /// How often jobs may start; nil: any number of times.
  public var rate: RateLimit?

  /// A policy from its parts.
  public init(concurrency: Int? = nil, rate: RateLimit? = nil) {
    self.concurrency = concurrency
    self.rate = rate
  }
}
