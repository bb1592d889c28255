/// Why there are no rules of a time zone.
public struct TimeZoneError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is.
  public enum Code: Sendable, Hashable {
    /// There is no zone of that name.
    case unknown
    /// There are no zones at all, or they cannot be read: trying again later makes sense.
    case unavailable
    /// The zone's file is none.
    case damaged
  }

  /// What kind of trouble it is.
  public var code: Code
  /// The zone, what is wrong, what to do.
  public var message: String

  /// An error from its parts.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// Same as `message`.
  public var description: String { message }
}
