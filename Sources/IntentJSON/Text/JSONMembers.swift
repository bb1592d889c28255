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
      guard let span = bytes.withUnsafeBufferPointer({ JSONWalker($0).nextMember(&position) }) else { return nil }
      return JSONMember(rawName: bytes.part(span.name), value: JSONText(unchecked: bytes.part(span.value)))
    }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes of a range that counts from the start of the slice.
  func part(_ range: Range<Int>) -> ArraySlice<UInt8> {
    self[(startIndex + range.lowerBound)..<(startIndex + range.upperBound)]
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
