internal import IntentModel

/// Headers whose text comes from people.
///
/// What is not plain ASCII becomes encoded words (RFC 2047), and long lines are folded. The text has no control
/// characters (`Message` sees to it), so nothing in it can end a header.
enum HeaderText {
  /// A header of free text, such as Subject.
  static func unstructured(_ name: String, _ text: String) -> String {
    let needsEncoding =
      !isPlain(text) || text.contains("=?") || text.hasPrefix(" ") || text.hasSuffix(" ")
      || text.split(separator: " ").contains { $0.utf8.count > 60 }
    if needsEncoding {
      return "\(name): " + encodedWords(text, firstLine: name.utf8.count + 2).joined(separator: "\n ")
    }
    return fold(name, text)
  }

  /// A header that names one mailbox.
  static func mailbox(_ name: String, _ mailbox: Mailbox) -> String {
    guard let display = mailbox.name else { return "\(name): \(mailbox.address)" }
    var lines = [quotedOrAtoms(display)].compactMap { $0 }
    if lines.isEmpty { lines = encodedWords(display, firstLine: name.utf8.count + 2) }
    let line = "\(name): " + lines.joined(separator: "\n ")
    let last = line.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
    return line + (last + mailbox.address.utf8.count + 3 > 76 ? "\n <" : " <") + mailbox.address + ">"
  }

  /// A display name as atoms or as a quoted string; nil if it has to be encoded.
  private static func quotedOrAtoms(_ text: String) -> String? {
    guard isPlain(text), !text.contains("=?"), text.utf8.count <= 60 else { return nil }
    let special = Set("()<>[]:;@\\,.\"".utf8)
    let hasOddSpaces = text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("  ")
    if !hasOddSpaces, !text.utf8.contains(where: special.contains) { return text }
    return "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// Breaks lines at single spaces, so that none has more than 76 characters if words allow.
  private static func fold(_ name: String, _ text: String) -> String {
    var result = "\(name):"
    var length = result.utf8.count
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let breaks = length + 1 + word.utf8.count > 76 && !word.isEmpty
      result += (breaks ? "\n " : " ") + word
      length = (breaks ? 1 : length + 1) + word.utf8.count
    }
    return result
  }

  /// Words of at most 75 characters, each of whole characters; the first one leaves so much of its line free.
  static func encodedWords(_ text: String, firstLine: Int) -> [String] {
    var words: [String] = []
    var part: [UInt8] = []
    func room() -> Int { (words.isEmpty ? 76 - firstLine : 75) - "=?utf-8?B??=".utf8.count }
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if (part.count + bytes.count + 2) / 3 * 4 > room() {
        words.append("=?utf-8?B?\(Base64.encode(part))?=")
        part = []
      }
      part += bytes
    }
    return words + ["=?utf-8?B?\(Base64.encode(part))?="]
  }
}
