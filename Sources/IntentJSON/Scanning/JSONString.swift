/// Decodes strings that are already known to be valid.
enum JSONString {
  /// The string that these bytes, quotes included, stand for.
  static func decode(_ raw: ArraySlice<UInt8>) -> String {
    let inner = raw.dropFirst().dropLast()
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    var decoded: [UInt8] = []
    inner.withUnsafeBufferPointer { unescape($0, to: &decoded) }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Whether the string that these bytes, quotes included, stand for has exactly the bytes of `text`.
  static func isEqual(_ raw: ArraySlice<UInt8>, to text: String) -> Bool {
    var text = text
    return text.withUTF8 { text in raw.withUnsafeBufferPointer { isEqual($0, to: text) } }
  }

  /// The same on the bytes of both.
  static func isEqual(_ raw: UnsafeBufferPointer<UInt8>, to text: UnsafeBufferPointer<UInt8>) -> Bool {
    // An escape is never shorter than what it stands for.
    guard raw.count >= text.count + 2 else { return false }
    if raw.count == text.count + 2 {
      for index in text.indices where raw[index + 1] != text[index] { return false }
      // The same bytes are the same string, unless there is an escape: it stands for something else.
      return !text.contains(UInt8(ascii: "\\"))
    }
    let inner = UnsafeBufferPointer(rebasing: raw[1..<raw.count - 1])
    guard inner.contains(UInt8(ascii: "\\")) else { return false }
    var decoded: [UInt8] = []
    unescape(inner, to: &decoded)
    return decoded.elementsEqual(text)
  }

  /// Appends the bytes between the quotes of a valid string, escapes decoded.
  static func unescape(_ inner: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var index = 0
    while index < inner.count {
      guard inner[index] == UInt8(ascii: "\\"), index + 1 < inner.count else {
        output.append(inner[index])
        index += 1
        continue
      }
      if inner[index + 1] == UInt8(ascii: "u") {
        index = unescapeUnicode(inner, at: index, to: &output)
      } else {
        output.append(simpleEscape(inner[index + 1]) ?? inner[index + 1])
        index += 2
      }
    }
  }

  /// The byte that a backslash and this letter stand for; nil if there is no such escape.
  static func simpleEscape(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The four hexadecimal digits at `index`, or nil.
  static func hexUnit(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var unit: UInt32 = 0
    for offset in 0..<4 {
      guard let digit = JSONByte.hexValue(bytes[index + offset]) else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }

  private static func unescapeUnicode(
    _ inner: UnsafeBufferPointer<UInt8>, at index: Int, to output: inout [UInt8]
  ) -> Int {
    var value = hexUnit(inner, at: index + 2) ?? 0xFFFD
    var end = index + 6
    if (0xD800..<0xDC00).contains(value), let low = hexUnit(inner, at: index + 8) {
      value = 0x10000 + (value - 0xD800) << 10 + (low &- 0xDC00) & 0x3FF
      end += 6
    }
    output.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    return end
  }
}
