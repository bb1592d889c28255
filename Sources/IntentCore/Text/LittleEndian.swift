/// Numbers as bytes, the least significant first.
enum LittleEndian {
  static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// The number whose first byte is at an index. Traps where it is not all there.
  static func number<Number: FixedWidthInteger>(_ bytes: [UInt8], at index: Int) -> Number {
    bytes[index..<index + MemoryLayout<Number>.size].withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(as: Number.self))
    }
  }
}
