/// Decodes the members of an object.
struct KeyedDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let decoder: ValueDecoder
  private let container: CodingPlace.Container
  private let table: MemberTable
  private let convertsNames: Bool

  init(_ decoder: ValueDecoder) {
    self.decoder = decoder
    container = CodingPlace.Container(decoder.place)
    convertsNames = !DictionaryKey.isType(Key.self)
    table = MemberTable(decoder.text, convertsNames: convertsNames)
  }

  var codingPath: [any CodingKey] { decoder.codingPath }

  /// The keys of the members; of those only that the type has a key for.
  var allKeys: [Key] {
    table.members.compactMap { member in
      convertsNames ? WireName.key(Key.self, for: member.name) : Key(stringValue: member.name)
    }
  }

  func contains(_ key: Key) -> Bool { table.value(key) != nil }

  /// The decoder for a member's value.
  private func member(_ key: some CodingKey) throws(JSONError) -> ValueDecoder {
    let value = table.value(key)
    let place = CodingPlace(in: container, at: .name(table.name(key)))
    guard let value else {
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
  func decodeNil(forKey key: Key) throws -> Bool { try member(key).decodeNil() }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).bool() }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try member(key).string() }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try member(key).floatingPoint(type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try member(key).floatingPoint(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try member(key).integer(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try member(key).integer(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try member(key).integer(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try member(key).integer(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try member(key).integer(type) }
  func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try member(key).integer(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try member(key).integer(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try member(key).integer(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try member(key).integer(type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try member(key).integer(type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try member(key).integer(type) }
  func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try member(key).integer(type) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try member(key).value(type) }
}
