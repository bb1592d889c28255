public import IntentModel

/// The store could not do what it was asked to.
public struct StoreError: IntentErrorConvertible, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is. A struct, so that a new kind breaks nobody's switch.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The code's name.
    public var rawValue: String
    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Somebody else held the database's lock for too long: worth a retry.
    public static let busy = Code(rawValue: "busy")
    /// A UNIQUE, NOT NULL, CHECK or FOREIGN KEY constraint failed.
    public static let constraint = Code(rawValue: "constraint")
    /// Bad SQL or parameters, a damaged database, a full disk.
    public static let failed = Code(rawValue: "failed")
    /// The rows or the answer are not what the handler's type takes.
    public static let undecodable = Code(rawValue: "undecodable")
    /// The store was used in a way that cannot work, such as one transaction inside another.
    public static let misuse = Code(rawValue: "misuse")
    /// The attempt has ended.
    public static let ended = Code(rawValue: "ended")
    /// The service's library does not load.
    public static let unavailable = Code(rawValue: "unavailable")
  }

  /// What kind of trouble it is.
  public var code: Code
  /// What is at fault and what was wrong with it.
  public var message: String

  /// An error from its parts.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// `store: busy: database is locked`
  public var description: String { "store: \(code.rawValue): \(message)" }

  /// A job whose handler lets the error through is tried again: what fails now may work then. Only where the library
  /// does not load, the job is held until it does.
  public var intentError: IntentError {
    IntentError(code == .unavailable ? .loadFailed : .handlerError, description)
  }
}
