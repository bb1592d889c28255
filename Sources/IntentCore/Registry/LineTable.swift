/// Says on which line of a text a byte is.
struct LineTable {
  /// The index of each line's first byte.
  private let starts: [Int]

  init(_ bytes: ArraySlice<UInt8>) {
    var starts = [bytes.startIndex]
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
    self.starts = starts
  }

  /// The line of the byte at an index of the text, counted from 1.
  func line(of index: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= index { low = middle } else { high = middle }
    }
    return low + 1
  }
}
