public import IntentJSON

/// A value that is one checked string: an id, a key, a name.
///
/// On the wire it is that string, also as the key of a dictionary. Values are compared byte by byte.
public protocol TextValue: Hashable, Sendable, Codable, Comparable, CodingKeyRepresentable, CustomStringConvertible,
  JSONWritable, JSONDescribed
{
  /// What the string has to be, in a word or two: `day`, `job id`.
  static var form: String { get }
  /// A string that is accepted.
  static var example: String { get }

  /// The string.
  var text: String { get }

  /// Checks a string.
  ///
  /// - Throws: ``ModelError`` with what was found and what is accepted.
  init(_ text: String) throws(ModelError)
}

extension TextValue {
  /// A text of the form.
  public static var shape: JSONShape { JSONShape(text: form, example: example) }

  /// Same as `text`.
  public var description: String { text }

  /// The order of the strings' bytes.
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  /// Reads the string and checks it; throws ``ModelError`` if it is not accepted.
  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// Writes the string.
  public func write(to writer: inout JSONWriter) { writer.value(text) }

  /// The string as the key of a dictionary.
  public var codingKey: any CodingKey { TextKey(stringValue: text) }

  /// A value by the key of a dictionary; nil if the key is not accepted.
  public init?(codingKey: some CodingKey) {
    do throws(ModelError) { try self.init(codingKey.stringValue) } catch { return nil }
  }
}

/// The key under which a ``TextValue`` stands in a dictionary.
private struct TextKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) {
    self.stringValue = stringValue
  }

  init?(intValue: Int) { nil }
}
