/// Notes the members that a type asks for.
struct KeyedShapeDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let decoder: ShapeDecoder
  private let isMap: Bool
  let codingPath: [any CodingKey] = []

  init(_ decoder: ShapeDecoder) {
    self.decoder = decoder
    isMap = DictionaryKey.isType(Key.self)
    decoder.shape = isMap ? JSONShape(.map(JSONShape(.any))) : JSONShape(.object([]))
  }

  /// One, for the types that take whatever is there: dictionaries.
  var allKeys: [Key] { [Key(stringValue: "name")].compactMap { $0 } }

  func contains(_ key: Key) -> Bool {
    member(key).isRequired = false
    return true
  }

  func decodeNil(forKey key: Key) -> Bool {
    member(key).isRequired = false
    return false
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    let (value, shape) = try JSONShape.example(of: type, depth: decoder.depth + 1)
    if isMap {
      decoder.shape = JSONShape(.map(shape))
    } else {
      member(key).shape = shape
    }
    return value
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> { throw unsupported }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw unsupported }
  func superDecoder() throws -> any Decoder { throw unsupported }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw unsupported }

  private var unsupported: JSONError {
    JSONError(.invalidValue, "a type that decodes nested containers by hand has to be JSONDescribed")
  }

  /// The member of a key, noted as required unless something else is said.
  private func member(_ key: Key) -> MemberPlace {
    var members = decoder.shape.members
    let name = WireName.of(key.stringValue)
    if let index = members.firstIndex(where: { $0.name == name }) {
      return MemberPlace(decoder: decoder, index: index)
    }
    members.append(JSONShape.Member(name: name, shape: JSONShape(.any), isRequired: true))
    if !isMap { decoder.shape.kind = .object(members) }
    return MemberPlace(decoder: decoder, index: members.count - 1)
  }
}

/// A member of the object that a decoder has noted, to be changed in place.
private struct MemberPlace {
  let decoder: ShapeDecoder
  let index: Int

  var shape: JSONShape {
    get { decoder.shape.members[index].shape }
    nonmutating set { change { $0.shape = newValue } }
  }

  var isRequired: Bool {
    get { decoder.shape.members[index].isRequired }
    nonmutating set { change { $0.isRequired = newValue } }
  }

  private func change(_ body: (inout JSONShape.Member) -> Void) {
    var members = decoder.shape.members
    guard members.indices.contains(index) else { return }
    body(&members[index])
    decoder.shape.kind = .object(members)
  }
}
