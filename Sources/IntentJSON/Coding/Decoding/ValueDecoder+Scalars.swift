extension ValueDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { text.isNull }
  func decode(_ type: Bool.Type) throws -> Bool { try bool() }
  func decode(_ type: String.Type) throws -> String { try string() }
  func decode(_ type: Double.Type) throws -> Double { try floatingPoint(type) }
  func decode(_ type: Float.Type) throws -> Float { try floatingPoint(type) }
  func decode(_ type: Int.Type) throws -> Int { try integer(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
  func decode(_ type: Int128.Type) throws -> Int128 { try integer(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
  func decode(_ type: UInt128.Type) throws -> UInt128 { try integer(type) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value(type) }
}

extension ValueDecoder {
  func bool() throws(JSONError) -> Bool {
    guard let value = text.bool else { throw mismatch("true or false") }
    return value
  }

  func string() throws(JSONError) -> String {
    guard let value = text.string else { throw mismatch("a string") }
    return value
  }

  func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws(JSONError) -> Value {
    if let value = text.integer(as: type) { return value }
    guard text.kind == .number, text.bytes.allSatisfy({ JSONByte.isDigit($0) || $0 == UInt8(ascii: "-") }) else {
      throw mismatch("an integer")
    }
    throw error(
      .invalidValue, "expected an integer from \(Value.min) to \(Value.max), found \(text.summary)")
  }

  /// A number that is too large is an error; one with more digits than the type has is rounded.
  func floatingPoint<Value: BinaryFloatingPoint & LosslessStringConvertible>(
    _ type: Value.Type
  ) throws(JSONError) -> Value {
    guard text.kind == .number else { throw mismatch("a number") }
    guard let value = Value(text.text), value.isFinite else {
      throw error(.invalidValue, "expected a number that fits \(type), found \(text.summary)")
    }
    return value
  }
}
