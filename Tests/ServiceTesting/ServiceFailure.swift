/// An answer of a service that is not OK, as a test sees it.
public struct ServiceFailure: Error, Equatable, CustomStringConvertible {
  /// The code, as the service's header names it.
  public var code: Int32
  /// What the receiver was given.
  public var message: String

  /// Code and message.
  public var description: String { "\(code): \(message)" }

  /// A failure from its parts.
  public init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }
}

/// The failure that `body` ends with.
public func failure(_ body: () throws -> Void) -> ServiceFailure? {
  do {
    try body()
    return nil
  } catch {
    return error as? ServiceFailure
  }
}
