internal import IntentJSON

/// A message as a handler gave it, checked.
///
/// No field that ends up in a header holds a line break or another control character, so that none can add a header or
/// an SMTP command.
struct Message: Sendable, Equatable {
  var to: String
  var name: String?
  var subject: String?
  /// Lines end in a line feed, whatever they ended in before.
  var body: String
  var language: String?
  var event: String
  /// The configured channel that it is for; nil: the default one.
  var channel: String?
  var attachments: [Attachment] = []

  /// Room for the attachments in base64, and a MiB for the rest.
  private static let limits = JSONLimits(maxBytes: (Attachment.maximum / 3 + 1) * 4 + 1 << 20)

  /// Reads the JSON of intent_messages.h.
  init(_ bytes: [UInt8]) throws(MessageError) {
    let json: JSONText
    do throws(JSONError) {
      json = try JSONText(validating: bytes, limits: Self.limits)
    } catch {
      throw .invalid("the message is no JSON: \(error)")
    }
    let members = try MessageMembers(
      json, "the message", known: ["to", "name", "subject", "body", "language", "event", "channel", "attachments"])
    to = try members.requiredLine("to", maximum: 320)
    name = try members.line("name", maximum: 200)
    subject = try members.line("subject", maximum: 1000)
    body = Self.lineFeeds(try members.text("body", maximum: 1 << 20))
    language = try members.line("language", maximum: 35)
    event = try members.requiredLine("event", maximum: 500)
    channel = try members.line("channel", maximum: 64)
    if let language, !Self.isLanguageTag(language) {
      throw .invalid("the message's language is \"\(language)\", where a language tag such as \"ko\" is expected")
    }
    if let list = json["attachments"], !list.isNull { attachments = try Attachment.list(list) }
  }

  private static func lineFeeds(_ text: String) -> String {
    var result: [UInt8] = []
    var afterReturn = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n"), afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = byte == UInt8(ascii: "\r")
      result.append(afterReturn ? UInt8(ascii: "\n") : byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `ko`, `en-GB`, `zh-Hant-TW`: the shape of BCP 47.
  private static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { index, part in
      (index == 0 ? 2...8 : 1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || index > 0 && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
  }
}
