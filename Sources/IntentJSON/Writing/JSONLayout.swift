/// Writes the tokens of a valid value with other whitespace between them.
struct JSONLayout {
  private(set) var output: [UInt8] = []
  /// Spaces a level; nil for no whitespace at all.
  private let indent: Int?
  private var depth = 0

  init(indent: Int?) {
    self.indent = indent
  }

  /// Appends a value. Iterative, so that depth costs no stack.
  mutating func lay(_ text: JSONText) {
    output.reserveCapacity(output.count + text.bytes.count)
    text.bytes.withUnsafeBufferPointer { buffer in
      let walker = JSONWalker(buffer)
      var index = 0
      while let byte = walker.byte(index) {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          let next = walker.skipWhitespace(index + 1)
          index = open(byte, isEmpty: walker.byte(next) == byte + 2) ? next + 1 : next
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          breakLine()
          output.append(byte)
          index += 1
        case UInt8(ascii: ","):
          output.append(byte)
          breakLine()
          index += 1
        case UInt8(ascii: ":"):
          output.append(byte)
          if indent != nil { output.append(UInt8(ascii: " ")) }
          index += 1
        case let byte where JSONByte.isWhitespace(byte):
          index += 1
        case UInt8(ascii: "\""):
          index = copy(buffer, index, walker.endOfString(index))
        default:
          index = copy(buffer, index, walker.endOfValue(index))
        }
      }
    }
  }

  /// Opens a container; one without content is closed at once. (In ASCII a closing bracket is its opening one and 2.)
  private mutating func open(_ byte: UInt8, isEmpty: Bool) -> Bool {
    output.append(byte)
    if isEmpty {
      output.append(byte + 2)
    } else {
      depth += 1
      breakLine()
    }
    return isEmpty
  }

  private mutating func copy(_ buffer: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<end]))
    return end
  }

  private mutating func breakLine() {
    guard let indent else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, depth) * indent))
  }
}
