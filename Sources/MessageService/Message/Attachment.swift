internal import IntentJSON
internal import IntentModel

/// A file that goes with a message, checked.
struct Attachment: Sendable, Equatable {
  /// What the attachments of one message may have together, in bytes.
  static let maximum = 10 << 20
  private static let maximumCount = 100

  /// The file's name: one part of a path, of any characters but control characters.
  var name: String
  var contentType: ContentType
  var bytes: [UInt8]

  /// Reads the array of intent_messages.h.
  static func list(_ json: JSONText) throws(MessageError) -> [Attachment] {
    guard json.kind == .array else {
      throw .invalid("the message's attachments is \(json.kind.rawValue), where an array is expected")
    }
    var result: [Attachment] = []
    var total = 0
    for (index, element) in json.elements.enumerated() {
      guard index < maximumCount else { throw .invalid("the message has more than \(maximumCount) attachments") }
      let attachment = try Attachment(element, "the message's attachments[\(index)]")
      total += attachment.bytes.count
      guard total <= maximum else {
        throw .invalid(
          "the message's attachments are larger than \(maximum) bytes in all: leave a file and a link to it")
      }
      result.append(attachment)
    }
    return result
  }

  private init(_ json: JSONText, _ owner: String) throws(MessageError) {
    let members = try MessageMembers(json, owner, known: ["name", "content_type", "base64"])
    name = try members.requiredLine("name", maximum: 255)
    guard name != ".", name != "..", !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.contains(UInt8(ascii: "\\"))
    else {
      throw .invalid("\(owner)'s name is \"\(name)\", where a file's name without a path is expected")
    }
    contentType = try ContentType(try members.requiredLine("content_type", maximum: 200), "\(owner)'s content_type")
    guard let bytes = Base64.decode(try members.string("base64")) else {
      throw .invalid("\(owner)'s base64 is no base64: padded, on one line, in the alphabet with + and / is expected")
    }
    self.bytes = bytes
  }
}
