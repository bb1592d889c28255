public import IntentKit

/// A line of text from people, such as a name: 1 to 200 bytes, no line breaks or other control characters, no spaces at
/// its ends.
public struct Line: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static let form = "line of text"
  /// One.
  public static let example = "text"

  /// The text.
  public let text: String

  /// Checks a text from outside.
  public init(_ text: String) throws(ModelError) {
    guard !text.isEmpty else { throw ModelError(.invalidText, "it is empty, where a line of text is expected") }
    guard text.utf8.count <= 200 else { throw ModelError(.invalidText, "it is longer than 200 bytes") }
    guard text.first?.isWhitespace == false, text.last?.isWhitespace == false else {
      throw ModelError(.invalidText, "\"\(text)\" has a space at its start or end")
    }
    for scalar in text.unicodeScalars
    where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value) {
      throw ModelError(.invalidText, "it contains a line break or another control character")
    }
    self.text = text
  }
}

extension ModelError.Code {
  /// A text that is not what its place takes.
  static let invalidText = ModelError.Code(rawValue: "invalid_text")
}
