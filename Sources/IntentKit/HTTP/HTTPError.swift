internal import CIntentABI
public import IntentModel

/// There is no answer to a request.
public struct HTTPError: IntentErrorConvertible, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is. A struct, so that a new kind breaks nobody's switch.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The code's name.
    public var rawValue: String
    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The request is at fault, or registry.json names no such endpoint.
    public static let invalid = Code(rawValue: "invalid")
    /// No answer: the network, the name, the timeout, a closed connection. The request may have been carried out.
    public static let unavailable = Code(rawValue: "unavailable")
    /// The server does not prove who it is. It was sent nothing.
    public static let untrusted = Code(rawValue: "untrusted")
    /// The answer is longer than the endpoint allows. The request was carried out.
    public static let tooLarge = Code(rawValue: "too_large")
    /// The attempt has ended.
    public static let ended = Code(rawValue: "ended")
    /// The service does not start: its library or its configuration.
    public static let missing = Code(rawValue: "missing")
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

  init(_ code: Int32, _ message: String) {
    switch Int(code) {
    case Int(INTENT_HTTP_STALE): self.init(.ended, message)
    case Int(INTENT_HTTP_INVALID): self.init(.invalid, message)
    case Int(INTENT_HTTP_UNTRUSTED): self.init(.untrusted, message)
    case Int(INTENT_HTTP_TOO_LARGE): self.init(.tooLarge, message)
    default: self.init(.unavailable, message)
    }
  }

  /// `http: unavailable: the endpoint payments ...`
  public var description: String { "http: \(code.rawValue): \(message)" }

  /// What no retry mends fails the job; no answer is tried again; a service that does not start holds it until it does.
  public var intentError: IntentError {
    switch code {
    case .missing: IntentError(.loadFailed, description)
    case .invalid, .untrusted, .tooLarge: .permanent(description)
    default: .retry(description)
    }
  }
}
