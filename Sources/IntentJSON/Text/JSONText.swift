/// One valid JSON value as the exact bytes it was written with.
///
/// Every digit of a number, the order of members and the whitespace inside a container are kept: a value that passes
/// through is never turned into something else on the way. The bytes are a slice of the text they came from, so taking
/// a value out of a document copies nothing (and keeps the whole document alive).
///
/// Two texts are equal when their bytes are equal: `1.0` and `1.00` differ.
public struct JSONText: Sendable, Hashable {
  /// The bytes of the value, without the whitespace around it.
  public let bytes: ArraySlice<UInt8>

  /// Takes bytes that are known to be one valid JSON value without whitespace around it: what this module wrote, or
  /// a part of a text it has checked.
  ///
  /// For anything else the accessors answer wrongly, though never by reading outside of the bytes.
  public init(unchecked bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  /// Takes bytes that are known to be one valid JSON value without whitespace around it.
  public init(unchecked bytes: [UInt8]) {
    self.bytes = bytes[...]
  }

  /// The value `null`.
  public static let null = JSONText(unchecked: Array("null".utf8))
  /// The value `{}`.
  public static let emptyObject = JSONText(unchecked: Array("{}".utf8))
  /// The value `[]`.
  public static let emptyArray = JSONText(unchecked: Array("[]".utf8))

  /// The value as a string: the JSON itself, not a decoded string (see ``string``).
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// What the value is.
  public var kind: JSONKind {
    switch bytes.first {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }
}

extension JSONText: CustomStringConvertible {
  /// Same as ``text``.
  public var description: String { text }
}
