internal import CIntentABI
internal import IntentJSON

/// Why a message was not sent.
struct MessageError: Error, Sendable, Equatable {
  /// One of the INTENT_MESSAGES_ codes.
  var code: Int32
  /// What is at fault, for a person.
  var message: String
  /// For a channel that asked to wait: how long.
  var retryAfterMs: Int64?

  /// What the receiver is given: text, or where a wait was asked for the object that intent_messages.h describes.
  var answer: String {
    guard let retryAfterMs else { return message }
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("message", message)
      writer.member("retry_after_ms", retryAfterMs)
    }
    return writer.text.text
  }

  static let stale = MessageError(
    code: Int32(INTENT_MESSAGES_STALE), message: "the attempt has ended: no message is sent for it any more")

  static func invalid(_ message: String) -> MessageError {
    MessageError(code: Int32(INTENT_MESSAGES_INVALID), message: message)
  }

  static func unavailable(_ message: String) -> MessageError {
    MessageError(code: Int32(INTENT_MESSAGES_UNAVAILABLE), message: message)
  }

  static func refused(_ message: String) -> MessageError {
    MessageError(code: Int32(INTENT_MESSAGES_REFUSED), message: message)
  }

  static func rateLimited(_ message: String, afterMs: Int64) -> MessageError {
    MessageError(code: Int32(INTENT_MESSAGES_RATE_LIMITED), message: message, retryAfterMs: afterMs)
  }
}
