/// A place in a text as people count it: lines and columns from 1, a column a Unicode scalar.
struct JSONPosition {
  var line = 1
  var column = 1

  init(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}
