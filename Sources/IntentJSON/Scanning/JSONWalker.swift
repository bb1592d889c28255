/// Finds its way through bytes that are already known to be valid.
///
/// It checks nothing but the end of the buffer, so that wrong bytes (see ``JSONText/init(unchecked:)``) give wrong
/// answers and no more. Indices count from the start of the buffer.
struct JSONWalker {
  private let base: UnsafePointer<UInt8>?
  let count: Int

  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    base = buffer.baseAddress
    count = buffer.count
  }

  /// The byte at an index, or nil at the end.
  @inline(__always)
  func byte(_ index: Int) -> UInt8? {
    guard index < count, let base else { return nil }
    return base[index]
  }

  /// The first index from `start` that is not whitespace.
  @inline(__always)
  func skipWhitespace(_ start: Int) -> Int {
    var index = start
    while let byte = byte(index), JSONByte.isWhitespace(byte) { index += 1 }
    return index
  }

  /// The index after the string whose opening quote is at `start`.
  func endOfString(_ start: Int) -> Int {
    guard let base else { return 0 }
    var index = start + 1
    while true {
      index = firstQuoteOrBackslash(base, index)
      switch byte(index) {
      case nil: return count
      case UInt8(ascii: "\""): return index + 1
      default: index += 2
      }
    }
  }

  /// The first index from `start` where a quote or a backslash is; `count` or more if there is none.
  @inline(__always)
  private func firstQuoteOrBackslash(_ base: UnsafePointer<UInt8>, _ start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index + 8 <= count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      // A byte that is zero now borrows from its high bit; the lowest flag is exact.
      let flags = ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & (ones &* 0x80)
      if flags != 0 { return index + flags.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < count, base[index] != UInt8(ascii: "\""), base[index] != UInt8(ascii: "\\") { index &+= 1 }
    return index
  }

  /// The index after the value that starts at `start`.
  func endOfValue(_ start: Int) -> Int {
    guard let first = byte(start) else { return count }
    switch first {
    case UInt8(ascii: "\""): return endOfString(start)
    case UInt8(ascii: "{"), UInt8(ascii: "["): return endOfContainer(start)
    default:
      var index = start + 1
      while let byte = byte(index), !JSONByte.endsScalar(byte) { index += 1 }
      return index
    }
  }

  private func endOfContainer(_ start: Int) -> Int {
    guard let base else { return 0 }
    var index = start
    var depth = 0
    while index < count {
      switch base[index] {
      case UInt8(ascii: "\""):
        index = endOfString(index)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return count
  }
}
