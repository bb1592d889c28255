internal import IntentModel

/// A file that goes with a message.
///
/// A message's attachments may have 10 MiB in all. In JSON the bytes are `base64`, as in intent_messages.h.
public struct Attachment: Codable, Sendable, Hashable {
  /// The file's name, without a path: `보고서.html`.
  public var name: String
  /// What it is: `text/html; charset=utf-8`. Not `multipart/` or `message/`.
  public var contentType: String
  /// What it holds.
  public var bytes: [UInt8]

  /// An attachment from its parts.
  public init(name: String, contentType: String, bytes: [UInt8]) {
    self.name = name
    self.contentType = contentType
    self.bytes = bytes
  }

  /// Reads what ``encode(to:)`` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    contentType = try container.decode(String.self, forKey: .contentType)
    guard let bytes = Base64.decode(try container.decode(String.self, forKey: .base64)) else {
      throw DecodingError.dataCorruptedError(forKey: .base64, in: container, debugDescription: "no base64")
    }
    self.bytes = bytes
  }

  /// Writes `name`, `content_type` and `base64`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(contentType, forKey: .contentType)
    try container.encode(Base64.encode(bytes), forKey: .base64)
  }

  private enum CodingKeys: String, CodingKey {
    case name, contentType, base64
  }
}
