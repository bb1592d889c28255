/// What a job truly is, made when it is accepted: a UUID of version 7 in 36 lower case characters.
///
/// Two jobs never share one, even if an id is used again after its record is gone. It sorts by the time of acceptance.
public struct JobUID: TextValue {
  /// What it is, for people who write one.
  public static let form = "job uid"
  /// One.
  public static let example = "019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b"

  /// The UUID.
  public let text: String

  /// Checks a UUID from outside.
  public init(_ text: String) throws(ModelError) {
    guard Self.isUUIDv7(text) else {
      throw ModelError(
        .invalidIdentifier,
        "\(quoted(text)) is no job uid: a UUID of version 7 in lower case, as in 019aa3c5-8d23-7b4e-9f00-3f1c2d4e5a6b")
    }
    self.text = text
  }

  /// Takes a UUID that was checked before.
  public init(unchecked text: String) {
    self.text = text
  }

  /// A new uid, greater than all that this process made before. Safe to call from any thread.
  public static func make(at time: Timestamp) -> JobUID {
    UUIDv7Generator.shared.next(at: time)
  }

  private static func isUUIDv7(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count == 36, bytes[14] == UInt8(ascii: "7") else { return false }
      for (index, byte) in bytes.enumerated() {
        switch index {
        case 8, 13, 18, 23: if byte != UInt8(ascii: "-") { return false }
        case 19:
          if !(UInt8(ascii: "8")...UInt8(ascii: "9")).contains(byte), byte != UInt8(ascii: "a"),
            byte != UInt8(ascii: "b")
          {
            return false
          }
        default: if !Alphabet.isDigit(byte), !(UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte) { return false }
        }
      }
      return true
    }
  }
}
