internal import CIntentABI
internal import IntentJSON
public import IntentModel

/// Sends messages to people, over the channels that the runtime is configured with.
public struct Messages: Sendable {
  let link: HostLink

  /// Sends a message, and returns when the channel has taken it. Blocks its thread meanwhile.
  ///
  /// - Throws: `IntentError`: `permanent` where the message, its channel's name or the recipient is at fault, `rate_limited` where the
  ///   channel asked to wait, `handler_error` where it cannot be reached, so that letting it through does what is right.
  @discardableResult
  public func send(_ message: Message) throws(IntentError) -> Receipt {
    let messages = try link.service("messages", version: INTENT_MESSAGES_VERSION, as: intent_messages.self)
    let text = try Self.encoded(message)
    let (code, received) = withBytes(text) { bytes in
      Received.from { messages.pointee.send(messages, link.token, bytes, $0, $1) }
    }
    switch Int(code) {
    case Int(INTENT_MESSAGES_OK): return try Self.receipt(received)
    case Int(INTENT_MESSAGES_INVALID), Int(INTENT_MESSAGES_REFUSED): throw .permanent(received.string)
    case Int(INTENT_MESSAGES_RATE_LIMITED): throw Self.rateLimited(received)
    case Int(INTENT_MESSAGES_STALE): throw .retry("a message was sent by an attempt that has ended")
    default: throw .retry(received.string)
    }
  }

  private static func encoded(_ message: Message) throws(IntentError) -> JSONText {
    do throws(JSONError) { return try JSONCoding.encode(message) } catch { throw .permanent(error.description) }
  }

  private static func receipt(_ received: Received) throws(IntentError) -> Receipt {
    do throws(JSONError) {
      return try JSONCoding.decode(from: received.json)
    } catch {
      // It was sent: a retry would be told so and send nothing twice.
      throw .retry("the message service gave a receipt that cannot be read: \(error)")
    }
  }

  private static func rateLimited(_ received: Received) -> IntentError {
    let milliseconds = received.json["retry_after_ms"]?.integer ?? 60_000
    return .rateLimited(
      after: .milliseconds(milliseconds), received.json["message"]?.string ?? "the channel asked to wait")
  }
}
