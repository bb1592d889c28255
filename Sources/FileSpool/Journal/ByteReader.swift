/// Reads what ``ByteWriter`` wrote. Every step answers nil where the bytes do not suffice, never a wrong value.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) -> Value? {
    let size = MemoryLayout<Value>.size
    guard rest.count >= size else { return nil }
    var value: Value = 0
    withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: rest.prefix(size)) }
    rest = rest.dropFirst(size)
    return Value(littleEndian: value)
  }

  mutating func string() -> ArraySlice<UInt8>? {
    guard let count = integer(UInt32.self), rest.count >= Int(count) else { return nil }
    defer { rest = rest.dropFirst(Int(count)) }
    return rest.prefix(Int(count))
  }

  mutating func text() -> String? {
    string().flatMap { String(validating: $0, as: UTF8.self) }
  }
}
