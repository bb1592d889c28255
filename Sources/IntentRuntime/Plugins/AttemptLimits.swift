/// What one attempt may do to the runtime's memory and log.
public struct AttemptLimits: Sendable {
  /// Bytes of a result.
  public var resultBytes = 1 << 20
  /// Lines of log that are passed on; the rest is counted.
  public var logLines = 1000
  /// Bytes of a line of log; the rest of it is cut off.
  public var logLineBytes = 8 << 10
  /// Jobs that it may submit.
  public var followUps = 10_000
  /// Bytes of all jobs that it submits: with the result they cross to the dispatcher in one frame.
  public var followUpBytes = 8 << 20
  /// Nanoseconds between two reports of progress.
  public var progressInterval: Int64 = 100_000_000
  /// Milliseconds from asking an exec handler to stop until its process group is killed.
  public var killGrace: Int64 = 5000

  /// The defaults.
  public init() {}
}
