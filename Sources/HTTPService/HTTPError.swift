internal import CIntentABI

/// Why there is no answer to a request.
struct HTTPError: Error, Sendable, Equatable {
  /// One of the INTENT_HTTP_ codes.
  var code: Int32
  /// What is at fault, for a person.
  var message: String

  static let stale = HTTPError(
    code: Int32(INTENT_HTTP_STALE), message: "the attempt has ended: no request is made for it any more")

  static func invalid(_ message: String) -> HTTPError {
    HTTPError(code: Int32(INTENT_HTTP_INVALID), message: message)
  }

  static func unavailable(_ message: String) -> HTTPError {
    HTTPError(code: Int32(INTENT_HTTP_UNAVAILABLE), message: message)
  }

  static func untrusted(_ message: String) -> HTTPError {
    HTTPError(code: Int32(INTENT_HTTP_UNTRUSTED), message: message)
  }

  static func tooLarge(_ message: String) -> HTTPError {
    HTTPError(code: Int32(INTENT_HTTP_TOO_LARGE), message: message)
  }
}
