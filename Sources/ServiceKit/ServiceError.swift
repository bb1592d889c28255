/// Why a service cannot start or be configured, in words for a person.
public struct ServiceError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is at fault, what was wrong with it, and what to do.
  public var message: String

  /// An error that says this.
  public init(_ message: String) {
    self.message = message
  }

  /// Same as ``message``.
  public var description: String { message }
}
