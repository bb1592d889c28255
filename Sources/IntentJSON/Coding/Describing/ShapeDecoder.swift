/// Gives a type values that fit whatever it asks for, and notes what it asked for.
final class ShapeDecoder: Decoder {
  /// What was asked for; any value as long as nothing was.
  var shape = JSONShape(.any)
  let depth: Int
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  init(depth: Int) {
    self.depth = depth
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(KeyedShapeDecoder(self))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer { UnkeyedShapeDecoder(self) }
  func singleValueContainer() -> any SingleValueDecodingContainer { self }
}

extension ShapeDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { false }
  func decode(_ type: Bool.Type) -> Bool { note(.boolean, true) }
  func decode(_ type: String.Type) -> String { note(.text, "text") }
  func decode(_ type: Double.Type) -> Double { note(.number, 1) }
  func decode(_ type: Float.Type) -> Float { note(.number, 1) }
  func decode(_ type: Int.Type) -> Int { note(.integer, 1) }
  func decode(_ type: Int8.Type) -> Int8 { note(.integer, 1) }
  func decode(_ type: Int16.Type) -> Int16 { note(.integer, 1) }
  func decode(_ type: Int32.Type) -> Int32 { note(.integer, 1) }
  func decode(_ type: Int64.Type) -> Int64 { note(.integer, 1) }
  func decode(_ type: UInt.Type) -> UInt { note(.integer, 1) }
  func decode(_ type: UInt8.Type) -> UInt8 { note(.integer, 1) }
  func decode(_ type: UInt16.Type) -> UInt16 { note(.integer, 1) }
  func decode(_ type: UInt32.Type) -> UInt32 { note(.integer, 1) }
  func decode(_ type: UInt64.Type) -> UInt64 { note(.integer, 1) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (value, shape) = try JSONShape.example(of: type, depth: depth + 1)
    self.shape = shape
    return value
  }

  private func note<Value>(_ kind: JSONShape.Kind, _ value: Value) -> Value {
    shape = JSONShape(kind)
    return value
  }
}
