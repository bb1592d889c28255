internal import IntentJSON

/// What the channel said of a message that it took.
struct Receipt: Sendable, Equatable {
  var messageID: String
  /// The name of the channel that took it.
  var channel: String
  /// The message had been sent before, and was not sent again.
  var repeated: Bool

  /// The JSON of intent_messages.h.
  var json: JSONText {
    var writer = JSONWriter(capacity: 160)
    writer.object { writer in
      writer.member("message_id", messageID)
      writer.member("channel", channel)
      writer.member("repeated", repeated)
    }
    return writer.text
  }
}
