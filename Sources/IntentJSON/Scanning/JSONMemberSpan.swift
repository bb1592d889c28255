/// Where a member's name, with its quotes, and its value lie in the bytes of an object.
struct JSONMemberSpan {
  var name: Range<Int>
  var value: Range<Int>
}

extension JSONWalker {
  /// The member at `position`, which is moved on to the next one; nil after the last. The first is looked for at 1.
  func nextMember(_ position: inout Int) -> JSONMemberSpan? {
    let nameStart = skipWhitespace(position)
    guard byte(nameStart) == UInt8(ascii: "\"") else { return nil }
    let nameEnd = endOfString(nameStart)
    let valueStart = skipWhitespace(min(skipWhitespace(nameEnd) + 1, count))
    let valueEnd = endOfValue(valueStart)
    let comma = skipWhitespace(valueEnd)
    position = byte(comma) == UInt8(ascii: ",") ? comma + 1 : count
    return JSONMemberSpan(name: nameStart..<nameEnd, value: valueStart..<valueEnd)
  }
}
