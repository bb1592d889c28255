/// Where a dispatcher keeps its metrics, and how often it writes them.
public struct MetricsConfiguration: Sendable {
  /// Path of the file. The directory is made where it is missing; the one above it exists.
  public var file: String
  /// The least time between two writes.
  public var interval: Duration
  /// The program's version, which the file tells.
  public var version: String

  /// A value from its parts.
  public init(file: String, interval: Duration, version: String) {
    self.file = file
    self.interval = interval
    self.version = version
  }
}
