/// Builds the payload of a journal's frame: integers in little endian, byte strings behind their length.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

  mutating func integer<Value: FixedWidthInteger>(_ value: Value) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func string(_ string: some Collection<UInt8>) {
    integer(UInt32(string.count))
    bytes.append(contentsOf: string)
  }

  mutating func string(_ string: String) {
    self.string(string.utf8)
  }

  /// Changes an integer that was written before.
  mutating func patch(_ value: UInt32, at offset: Int) {
    withUnsafeBytes(of: value.littleEndian) { source in
      for index in 0..<4 { bytes[offset + index] = source[index] }
    }
  }
}
