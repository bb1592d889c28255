extension JSONScanner {
  /// The index after the string whose opening quote is at `start`.
  ///
  /// Eight bytes at a time as long as they are plain ASCII, the rest byte by byte.
  func endOfString(_ start: Int) throws(JSONError) -> Int {
    var index = start + 1
    while true {
      index = skipPlain(index)
      guard index < count else { throw truncated() }
      switch base[index] {
      case UInt8(ascii: "\""): return index + 1
      case UInt8(ascii: "\\"): index = try endOfEscape(index)
      case 0x00..<0x20: throw controlCharacter(at: index)
      case 0x80...: index = try endOfSequence(index)
      default: index += 1
      }
    }
  }

  /// The first index from `start` whose byte is a quote, a backslash, a control character or not ASCII.
  @inline(__always)
  private func skipPlain(_ start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = ones &* UInt64(UInt8(ascii: "\""))
    let backslashes = ones &* UInt64(UInt8(ascii: "\\"))
    let spaces = ones &* 0x20
    let highBits = ones &* 0x80
    var index = start
    while index + 8 <= count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      let quote = (word ^ quotes) &- ones
      let backslash = (word ^ backslashes) &- ones
      let control = word &- spaces
      // A borrow can flag a byte after the first special one, never one before it: the lowest flag is exact.
      let flags = (quote | backslash | control | word) & highBits
      if flags != 0 { return index + flags.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < count, JSONScanner.isPlain(base[index]) { index &+= 1 }
    return index
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// The index after the escape whose backslash is at `start`.
  private func endOfEscape(_ start: Int) throws(JSONError) -> Int {
    guard start + 1 < count else { throw truncated() }
    let letter = base[start + 1]
    if JSONString.simpleEscape(letter) != nil { return start + 2 }
    guard letter == UInt8(ascii: "u") else {
      throw error(
        .invalidEscape, at: start, "a backslash before \(found(at: start + 1)): write \\\\ for the backslash itself")
    }
    switch try unit(at: start) {
    case 0xD800..<0xDC00:
      try requireLowSurrogate(at: start + 6, after: start)
      return start + 12
    case 0xDC00..<0xE000:
      throw error(
        .loneSurrogate, at: start, "\(raw(start, 6)) is the second half of a surrogate pair without its first")
    default:
      return start + 6
    }
  }

  private func requireLowSurrogate(at index: Int, after start: Int) throws(JSONError) {
    for (offset, byte) in "\\u".utf8.enumerated() {
      guard index + offset < count else { throw truncated() }
      guard base[index + offset] == byte else { throw loneFirstHalf(at: start) }
    }
    guard (0xDC00..<0xE000).contains(try unit(at: index)) else { throw loneFirstHalf(at: start) }
  }

  private func loneFirstHalf(at start: Int) -> JSONError {
    error(.loneSurrogate, at: start, "\(raw(start, 6)) is the first half of a surrogate pair without its second")
  }

  /// The value of the `\uXXXX` at `start`.
  private func unit(at start: Int) throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for index in start + 2..<start + 6 {
      guard index < count else { throw truncated() }
      guard let digit = JSONByte.hexValue(base[index]) else {
        throw error(.invalidEscape, at: index, "expected four hexadecimal digits after \\u, found \(found(at: index))")
      }
      unit = unit << 4 | digit
    }
    return unit
  }

  /// The index after the UTF-8 sequence of two to four bytes at `start` (the Unicode Standard, table 3-7).
  func endOfSequence(_ start: Int) throws(JSONError) -> Int {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch base[start] {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: throw invalidUTF8(at: start)
    }
    for offset in 1..<length {
      guard start + offset < count else { throw truncated() }
      guard (offset == 1 ? second : 0x80...0xBF).contains(base[start + offset]) else { throw invalidUTF8(at: start) }
    }
    return start + length
  }
}
