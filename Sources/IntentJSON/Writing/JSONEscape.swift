/// Writes strings.
enum JSONEscape {
  /// Appends a string with its quotes. Only quotes, backslashes and control characters below U+0020 are escaped, each
  /// in its shortest form; everything else (U+2028 too) is left as it is.
  static func append(_ string: String, to output: inout [UInt8]) {
    var string = string
    output.append(UInt8(ascii: "\""))
    string.withUTF8 { bytes in
      if !bytes.contains(where: needsEscape) {
        output.append(contentsOf: bytes)
        return
      }
      var plainStart = 0
      for index in bytes.indices where needsEscape(bytes[index]) {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plainStart..<index]))
        appendEscape(bytes[index], to: &output)
        plainStart = index + 1
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plainStart...]))
    }
    output.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    default:
      output.append(contentsOf: (byte < 0x10 ? "u000" : "u00").utf8)
      output.append(contentsOf: String(byte, radix: 16).utf8)
    }
  }
}
