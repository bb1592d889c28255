internal import IntentModel

/// Transfer encodings of a body (RFC 2045), so that every line is short and ASCII, whatever the text.
enum BodyEncoding {
  /// Quoted-printable where most of it stays readable, base64 where it would not.
  static func encode(_ text: String) -> (name: String, bytes: [UInt8]) {
    let bytes = Array(text.utf8)
    let foreign = bytes.count { $0 >= 0x80 }
    return foreign * 4 > bytes.count ? ("base64", base64(bytes)) : ("quoted-printable", quotedPrintable(bytes))
  }

  /// Inside of the encoding lines end in CRLF, the canonical form of text (RFC 2046, 4.1.1).
  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let canonical = bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
    return lines(ofBase64: Base64.encode(canonical))
  }

  /// Base64 broken into lines of 76 characters.
  static func lines(ofBase64 text: String) -> [UInt8] {
    let encoded = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(encoded.count + encoded.count / 76 + 1)
    for start in stride(from: 0, to: encoded.count, by: 76) {
      output += encoded[start..<min(start + 76, encoded.count)]
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }

  private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      var length = 0
      for (index, byte) in line.enumerated() {
        let unit = quoted(byte, isFirst: index == 0, isLast: index == line.count - 1)
        // One place of the 76 stays free for the sign of a soft line break.
        if length + unit.count > 75 {
          output += [UInt8(ascii: "="), UInt8(ascii: "\n")]
          length = 0
        }
        output += unit
        length += unit.count
      }
      output.append(UInt8(ascii: "\n"))
    }
    // The text's own last line feed has made an empty line too many.
    if bytes.last == UInt8(ascii: "\n") { output.removeLast() }
    return output
  }

  private static func quoted(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> [UInt8] {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"):
      if !isLast { return [byte] }
    case UInt8(ascii: "."), UInt8(ascii: "F"):
      // A lone dot ends a message for some programs, and "From " begins one for others.
      if !isFirst { return [byte] }
    case UInt8(ascii: "="):
      break
    case 0x21...0x7E:
      return [byte]
    default:
      break
    }
    return [UInt8(ascii: "="), hex[Int(byte >> 4)], hex[Int(byte & 0x0F)]]
  }

  private static let hex = Array("0123456789ABCDEF".utf8)
}
