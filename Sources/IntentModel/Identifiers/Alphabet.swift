/// Classes of ASCII bytes that ids are made of.
enum Alphabet {
  static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLower(byte | 0x20) }

  /// `[A-Za-z0-9][A-Za-z0-9._-]*`, at most `maximum` bytes: safe as the name of a file.
  static func isFileSafe(_ text: some StringProtocol, maximum: Int) -> Bool {
    guard let first = text.utf8.first, isAlphanumeric(first), text.utf8.count <= maximum else { return false }
    return text.utf8.allSatisfy { isAlphanumeric($0) || ".-_".utf8.contains($0) }
  }

  /// `[a-z][a-z0-9]*` in groups, one of `separators` between two of them; at most `maximum` bytes.
  static func isLowerWords(_ text: some StringProtocol, separators: String, maximum: Int) -> Bool {
    guard let first = text.utf8.first, isLower(first), text.utf8.count <= maximum else { return false }
    var afterSeparator = false
    for byte in text.utf8 {
      if isLower(byte) || isDigit(byte) {
        afterSeparator = false
      } else if separators.utf8.contains(byte), !afterSeparator {
        afterSeparator = true
      } else {
        return false
      }
    }
    return !afterSeparator
  }
}
