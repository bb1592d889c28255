/// Classes of ASCII bytes that ids are made of.
enum Alphabet {
  static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLower(byte | 0x20) }

  /// `[A-Za-z0-9][A-Za-z0-9._-]*`, at most `maximum` bytes: safe as the name of a file.
  static func isFileSafe(_ text: String, maximum: Int) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first, isAlphanumeric(first), bytes.count <= maximum else { return false }
      return bytes.allSatisfy {
        isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
    }
  }

  /// `[a-z][a-z0-9]*` in groups, one of `separators` between two of them; at most `maximum` bytes.
  static func isLowerWords(_ text: some Collection<UInt8>, separators: StaticString, maximum: Int) -> Bool {
    guard let first = text.first, isLower(first), text.count <= maximum else { return false }
    var afterSeparator = false
    for byte in text {
      if isLower(byte) || isDigit(byte) {
        afterSeparator = false
      } else if !afterSeparator, separators.withUTF8Buffer({ $0.contains(byte) }) {
        afterSeparator = true
      } else {
        return false
      }
    }
    return !afterSeparator
  }
}
