extension JSONScanner {
  /// The index after the number at `start`, by the grammar of RFC 8259, section 6.
  func endOfNumber(_ start: Int) throws(JSONError) -> Int {
    var index = start
    if base[index] == UInt8(ascii: "-") { index += 1 }
    guard index < count else { throw truncated() }
    if base[index] == UInt8(ascii: "0") {
      index += 1
      if index < count, JSONByte.isDigit(base[index]) {
        throw error(.invalidNumber, at: start, "a number does not start with 0 before other digits")
      }
    } else {
      index = try endOfDigits(index, after: "-")
    }
    if index < count, base[index] == UInt8(ascii: ".") {
      index = try endOfDigits(index + 1, after: ".")
    }
    if index < count, base[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < count, base[index] == UInt8(ascii: "+") || base[index] == UInt8(ascii: "-") { index += 1 }
      index = try endOfDigits(index, after: "e")
    }
    return index
  }

  /// The index after one or more digits.
  @inline(__always)
  private func endOfDigits(_ start: Int, after sign: StaticString) throws(JSONError) -> Int {
    guard start < count else { throw truncated() }
    guard JSONByte.isDigit(base[start]) else {
      throw error(
        .invalidNumber, at: start, "expected a digit after \"\(sign)\" in a number, found \(found(at: start))")
    }
    var index = start + 1
    while index < count, JSONByte.isDigit(base[index]) { index += 1 }
    return index
  }
}
