/// What happened to an item before its next attempt: all that is remembered of one that has not ended.
public struct ItemPast: Sendable, Equatable, AttemptCounts {
  /// Attempts so far.
  public var attempts = 0
  /// Retries used up.
  public var retryCount = 0
  /// Attempts in a row that ended because the runtime stopped or crashed around them.
  public var interruptions = 0
  /// Whether it runs alone next time, since its worker died under it and others.
  public var isSuspect = false
  /// Attempts in a row that ended because the other side asked to wait.
  public var rateLimitWaits = 0

  /// The past of an item that was never tried.
  public init() {}
}
