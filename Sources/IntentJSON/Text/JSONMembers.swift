/// The members of an object, in the order in which they were written.
public struct JSONMembers: Sequence, Sendable {
  let bytes: ArraySlice<UInt8>

  /// A pass over the members.
  public func makeIterator() -> Iterator { Iterator(bytes) }

  /// Finds the members one after the other, without keeping a table of them.
  public struct Iterator: IteratorProtocol {
    private let bytes: ArraySlice<UInt8>
    private var position = 1

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
    }

    /// The next member, or nil after the last.
    public mutating func next() -> JSONMember? {
      guard let span = nextSpan() else { return nil }
      let start = bytes.startIndex
      return JSONMember(
        rawName: bytes[(start + span.name.lowerBound)..<(start + span.name.upperBound)],
        value: JSONText(unchecked: bytes[(start + span.value.lowerBound)..<(start + span.value.upperBound)]))
    }

    /// Where the next member's name and value are, counted from the start of the object.
    private mutating func nextSpan() -> (name: Range<Int>, value: Range<Int>)? {
      bytes.withUnsafeBufferPointer { buffer in
        let walker = JSONWalker(buffer)
        let nameStart = walker.skipWhitespace(position)
        guard walker.byte(nameStart) == UInt8(ascii: "\"") else { return nil }
        let nameEnd = walker.endOfString(nameStart)
        let colon = walker.skipWhitespace(nameEnd)
        let valueStart = walker.skipWhitespace(Swift.min(colon + 1, buffer.count))
        let valueEnd = walker.endOfValue(valueStart)
        let comma = walker.skipWhitespace(valueEnd)
        position = Swift.min(comma + 1, buffer.count)
        if walker.byte(comma) != UInt8(ascii: ",") { position = buffer.count }
        return (nameStart..<nameEnd, valueStart..<valueEnd)
      }
    }
  }
}

extension JSONText {
  /// The members of the object in order; none if the value is no object.
  public var members: JSONMembers { JSONMembers(bytes: kind == .object ? bytes : []) }

  /// The value of the member of this name; nil if there is none, or the value is no object.
  ///
  /// Searches from the start: for many members of a large object, walk ``members`` once.
  public subscript(_ name: String) -> JSONText? {
    for member in members where member.isNamed(name) { return member.value }
    return nil
  }
}
