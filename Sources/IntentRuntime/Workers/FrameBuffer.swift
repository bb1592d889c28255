/// Cuts a byte stream into frames.
package struct FrameBuffer {
  /// No frame is larger: a job, a result and their parts are bounded well below it.
  package static let maximumFrame = 16 << 20

  private var bytes: [UInt8] = []
  private var start = 0

  /// An empty buffer.
  package init() {}

  /// Takes what was read, in pieces of any size.
  package mutating func append(_ more: UnsafeRawBufferPointer) {
    if start > 0, start == bytes.count {
      bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
      start = 0
    } else if start > 1 << 16 {
      bytes.removeSubrange(0..<start)
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  /// The next whole frame: its kind and its fields.
  package mutating func next() throws(WireError) -> (kind: UInt8, fields: ArraySlice<UInt8>)? {
    guard bytes.count - start >= 4 else { return nil }
    let length =
      Int(bytes[start]) | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2]) << 16 | Int(bytes[start + 3]) << 24
    guard length >= 1, length <= Self.maximumFrame else {
      throw WireError("a frame claims to have \(length) bytes; the bound is \(Self.maximumFrame)")
    }
    guard bytes.count - start >= 4 + length else { return nil }
    let fields = bytes[start + 5..<start + 4 + length]
    defer { start += 4 + length }
    return (bytes[start + 4], fields)
  }
}
