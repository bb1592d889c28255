/// Decodes the members of an object.
struct KeyedDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let table: MemberTable

  init(_ decoder: ValueDecoder) {
    table = MemberTable(decoder, convertsNames: !DictionaryKey.isType(Key.self))
  }

  var codingPath: [any CodingKey] { table.decoder.codingPath }

  /// The keys of the members; of those only that the type has a key for.
  var allKeys: [Key] {
    table.names.compactMap { table.convertsNames ? WireName.key(Key.self, for: $0) : Key(stringValue: $0) }
  }

  func contains(_ key: Key) -> Bool { table.contains(key) }

  /// The decoder for a member's value.
  private func member(_ key: some CodingKey) throws(JSONError) -> ValueDecoder {
    let place = CodingPlace(in: table.container, at: .name(table.name(key)))
    let decoder = table.decoder
    guard let value = table.value(key) else {
      throw decoder.context.error(.missingMember, "is missing", steps: place.steps, at: decoder.text)
    }
    return ValueDecoder(text: value, place: place, context: decoder.context)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try member(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try member(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try member(WireKey.name("super")) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }
}

extension KeyedDecoder {
  // Scalars are read without a decoder, which is made only to say what is wrong.

  func decodeNil(forKey key: Key) throws -> Bool { try table.value(key)?.isNull ?? member(key).decodeNil() }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try table.value(key)?.bool ?? member(key).bool() }

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try table.value(key)?.string ?? member(key).string()
  }

  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try member(key).floatingPoint(type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try member(key).floatingPoint(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try integer(type, key) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try integer(type, key) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try integer(type, key) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try integer(type, key) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try integer(type, key) }
  func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try integer(type, key) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try integer(type, key) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try integer(type, key) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try integer(type, key) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try integer(type, key) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try integer(type, key) }
  func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try integer(type, key) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try member(key).value(type) }

  private func integer<Value: FixedWidthInteger>(_ type: Value.Type, _ key: Key) throws(JSONError) -> Value {
    if let value = table.value(key)?.integer(as: type) { return value }
    return try member(key).integer(type)
  }
}
