/// Says on which line of a text a byte is.
///
/// Lines are counted when one is asked for, from where it was asked last: a text without problems is not looked through,
/// and questions in the order of the text look through it once.
struct LineCounter {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var line = 1

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The line of the byte at an index of the text, counted from 1.
  mutating func line(of index: Int) -> Int {
    if index >= self.index {
      line += lineFeeds(self.index..<index)
    } else {
      line -= lineFeeds(index..<self.index)
    }
    self.index = index
    return line
  }

  private func lineFeeds(_ range: Range<Int>) -> Int {
    bytes[range].withUnsafeBufferPointer { bytes in
      var count = 0
      for byte in bytes { count &+= byte == UInt8(ascii: "\n") ? 1 : 0 }
      return count
    }
  }
}
