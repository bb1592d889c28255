/// What a file is, by RFC 2045: `text/html; charset=utf-8`.
struct ContentType: Sendable, Equatable {
  /// `text/html`, then each parameter: `charset=utf-8`. All of it is ASCII without control characters.
  let parts: [String]

  /// The whole on one line.
  var text: String { parts.joined(separator: "; ") }

  /// Checks a type from outside.
  ///
  /// `multipart/` and `message/` are refused, since they may not be encoded in base64 (RFC 2045, 6.4), and the parameters
  /// `name` and `boundary` because others decide them.
  init(_ text: String, _ place: String) throws(MessageError) {
    var parts: [String] = []
    for (index, part) in Self.split(text).enumerated() {
      let pair = part.split(separator: index == 0 ? "/" : "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, Self.isToken(pair[0]), Self.isToken(pair[1]) || index > 0 && Self.isQuoted(pair[1]) else {
        throw .invalid("\(place) is \"\(text)\", where a type such as \"text/html; charset=utf-8\" is expected")
      }
      let first = pair[0].lowercased()
      guard index > 0 || first != "multipart" && first != "message" else {
        throw .invalid("\(place) is \"\(text)\": attach what consists of parts as application/octet-stream")
      }
      guard index == 0 || first != "name" && first != "boundary" else {
        throw .invalid("\(place) is \"\(text)\": it may not say \(first); an attachment has its name in \"name\"")
      }
      parts.append(String(part))
    }
    self.parts = parts
  }

  /// Takes it apart at semicolons outside of quotation marks, without the spaces around them.
  private static func split(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var isQuoted = false
    var isEscaped = false
    for index in text.indices {
      if isEscaped {
        isEscaped = false
      } else if isQuoted, text[index] == "\\" {
        isEscaped = true
      } else if text[index] == "\"" {
        isQuoted.toggle()
      } else if text[index] == ";", !isQuoted {
        parts.append(text[start..<index])
        start = text.index(after: index)
      }
    }
    parts.append(text[start...])
    return parts.map { part in
      let rest = part.drop { $0 == " " }
      return rest.prefix(rest.count - rest.reversed().prefix { $0 == " " }.count)
    }
  }

  private static func isToken(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !special.contains($0) }
  }

  private static func isQuoted(_ text: Substring) -> Bool {
    guard text.utf8.count >= 2, text.first == "\"", text.last == "\"" else { return false }
    var isEscaped = false
    for byte in text.utf8.dropFirst().dropLast() {
      guard (0x20...0x7E).contains(byte), isEscaped || byte != UInt8(ascii: "\"") else { return false }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    }
    return !isEscaped
  }

  private static let special = Set("()<>@,;:\\\"/[]?=".utf8)
}
