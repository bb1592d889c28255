public import IntentJSON

/// A failure that a handler reports, with what the runtime needs to decide what becomes of the job.
///
/// Any other error that a handler throws means ``ErrorKind/handlerError``: try again.
public struct IntentError: Error, Sendable, Hashable, Codable {
  /// What kind of failure it is.
  public var kind: ErrorKind
  /// What went wrong, for people: names the thing at fault and what to do.
  public var message: String
  /// The path of the parameter at fault, such as `students[3].name`, as it is on the wire.
  public var field: String?
  /// How long to wait before the next attempt, if the failure says so.
  public var retryAfterMilliseconds: Int64?
  /// More about the failure, for programs. Goes into the record byte for byte.
  public var details: JSONText?

  /// A failure from its parts.
  public init(
    _ kind: ErrorKind, _ message: String, field: String? = nil, retryAfterMilliseconds: Int64? = nil,
    details: JSONText? = nil
  ) {
    self.kind = kind
    self.message = message
    self.field = field
    self.retryAfterMilliseconds = retryAfterMilliseconds
    self.details = details
  }

  /// No retry mends it (authentication, a resource that is gone): the job fails now.
  public static func permanent(_ message: String) -> IntentError {
    IntentError(.permanent, message)
  }

  /// The parameters cannot be acted on: the job fails now. `field` is the path of the one at fault.
  public static func invalidParams(_ message: String, field: String? = nil) -> IntentError {
    IntentError(.invalidParams, message, field: field)
  }

  /// A service asked to be left alone: the job waits that long, without using up an attempt.
  public static func rateLimited(after delay: Duration, _ message: String = "rate limited") -> IntentError {
    IntentError(.rateLimited, message, retryAfterMilliseconds: max(0, delay.wholeMilliseconds))
  }

  /// Try again after the usual backoff, and count the attempt: what any other thrown error means too.
  public static func retry(_ message: String) -> IntentError {
    IntentError(.handlerError, message)
  }
}

extension IntentError: CustomStringConvertible {
  /// `invalid_params: students[3].name: is empty`
  public var description: String {
    "\(kind): " + (field.map { "\($0): " } ?? "") + message
  }
}
