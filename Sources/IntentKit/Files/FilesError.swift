public import IntentModel

/// A file could not be read or written.
public struct FilesError: IntentErrorConvertible, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is. A struct, so that a new kind breaks nobody's switch.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The code's name.
    public var rawValue: String
    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// There is no such file.
    public static let notFound = Code(rawValue: "not_found")
    /// The name is none, or what it names is no file, or is too large.
    public static let invalid = Code(rawValue: "invalid")
    /// The system refused: permissions, a full disk.
    public static let failed = Code(rawValue: "failed")
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

  /// `files: not_found: there is no file ...`
  public var description: String { "files: \(code.rawValue): \(message)" }

  /// A name that is none fails the job; what the system refuses now it may allow later, and a file that is not there
  /// may come.
  public var intentError: IntentError {
    switch code {
    case .unavailable: IntentError(.loadFailed, description)
    case .invalid: .permanent(description)
    default: .retry(description)
    }
  }
}
