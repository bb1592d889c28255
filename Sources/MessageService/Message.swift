internal import IntentJSON

/// A message as a handler gave it, checked.
///
/// No field that ends up in a header holds a line break or another control character, so that none can add a header.
struct Message: Sendable, Equatable {
  var to: String
  var name: String?
  var subject: String?
  /// Lines end in a line feed, whatever they ended in before.
  var body: String
  var language: String?
  var event: String

  /// Reads the JSON of intent_messages.h.
  init(_ bytes: [UInt8]) throws(MessageError) {
    let json: JSONText
    do throws(JSONError) {
      json = try JSONText(validating: bytes)
    } catch {
      throw .invalid("the message is no JSON: \(error)")
    }
    guard json.kind == .object else {
      throw .invalid("the message is \(json.kind.rawValue), where an object is expected")
    }
    let known = ["to", "name", "subject", "body", "language", "event"]
    for member in json.members where !known.contains(member.name) {
      throw .invalid("the message has an unknown member \"\(member.name)\"; known are \(known.joined(separator: ", "))")
    }
    to = try Self.required("to", json, maximum: 320)
    name = try Self.line("name", json, maximum: 200)
    subject = try Self.line("subject", json, maximum: 1000)
    body = Self.lineFeeds(try Self.text("body", json))
    language = try Self.line("language", json, maximum: 35)
    event = try Self.required("event", json, maximum: 500)
    if let language, !Self.isLanguageTag(language) {
      throw .invalid("the message's language is \"\(language)\", where a language tag such as \"ko\" is expected")
    }
  }

  private static func text(_ name: String, _ json: JSONText) throws(MessageError) -> String {
    guard let value = json[name], !value.isNull else { throw .invalid("the message has no \(name)") }
    guard let text = value.string else {
      throw .invalid("the message's \(name) is \(value.kind.rawValue), where a string is expected")
    }
    guard !text.isEmpty else { throw .invalid("the message's \(name) is empty") }
    guard !text.utf8.contains(0) else { throw .invalid("the message's \(name) contains a NUL character") }
    return text
  }

  private static func required(_ name: String, _ json: JSONText, maximum: Int) throws(MessageError) -> String {
    let text = try text(name, json)
    try check(text, name, maximum)
    return text
  }

  /// One line; an empty one counts as none.
  private static func line(_ name: String, _ json: JSONText, maximum: Int) throws(MessageError) -> String? {
    guard let value = json[name], !value.isNull, value.string != "" else { return nil }
    return try required(name, json, maximum: maximum)
  }

  private static func check(_ text: String, _ name: String, _ maximum: Int) throws(MessageError) {
    guard text.utf8.count <= maximum else {
      throw .invalid("the message's \(name) is longer than \(maximum) bytes")
    }
    // C0 and C1 control characters, DEL, and the two separators that some programs take for line breaks.
    for scalar in text.unicodeScalars
    where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
      || scalar.value == 0x2029
    {
      throw .invalid("the message's \(name) contains a line break or another control character")
    }
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
