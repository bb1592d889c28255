public import IntentKit

/// A telephone number: digits with spaces, hyphens, parentheses and a leading `+` between and before them.
public struct PhoneNumber: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static let form = "phone number"
  /// One.
  public static let example = "+82-10-0000-0000"

  /// The number as it was written.
  public let text: String

  /// Checks a number from outside.
  public init(_ text: String) throws(ModelError) {
    let digits = text.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let isPlain = text.utf8.enumerated().allSatisfy { index, byte in
      digits.contains(byte) || " -()".utf8.contains(byte) || byte == UInt8(ascii: "+") && index == 0
    }
    guard isPlain, (6...15).contains(digits.count), text.utf8.count <= 32 else {
      throw ModelError(
        .invalidText, "\"\(text.prefix(80))\" is no telephone number: 6 to 15 digits, as in +82-10-0000-0000")
    }
    self.text = text
  }

  /// How numbers are compared: by their digits, with the `+` if there is one.
  public var folded: String { text.filter { $0.isNumber || $0 == "+" } }
}
