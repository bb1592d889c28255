/// The elements of an array, in order.
public struct JSONElements: Sequence, Sendable {
  let bytes: ArraySlice<UInt8>

  /// A pass over the elements.
  public func makeIterator() -> Iterator { Iterator(bytes) }

  /// Finds the elements one after the other, without keeping a table of them.
  public struct Iterator: IteratorProtocol {
    private let bytes: ArraySlice<UInt8>
    private var position = 1

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
    }

    /// The next element, or nil after the last.
    public mutating func next() -> JSONText? {
      let span: Range<Int>? = bytes.withUnsafeBufferPointer { buffer in
        let walker = JSONWalker(buffer)
        let start = walker.skipWhitespace(position)
        guard let byte = walker.byte(start), byte != UInt8(ascii: "]") else { return nil }
        let end = walker.endOfValue(start)
        let comma = walker.skipWhitespace(end)
        position = walker.byte(comma) == UInt8(ascii: ",") ? comma + 1 : buffer.count
        return start..<end
      }
      guard let span else { return nil }
      return JSONText(unchecked: bytes.part(span))
    }
  }
}

extension JSONText {
  /// The elements of the array in order; none if the value is no array.
  public var elements: JSONElements { JSONElements(bytes: kind == .array ? bytes : []) }
}
