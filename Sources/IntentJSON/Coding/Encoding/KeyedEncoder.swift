/// Encodes the members of an object.
struct KeyedEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  private let builder: ContainerBuilder
  private let container: CodingPlace.Container
  private let convertsNames: Bool

  init(builder: ContainerBuilder, place: CodingPlace, convertsNames: Bool) {
    self.builder = builder
    self.convertsNames = convertsNames
    container = CodingPlace.Container(place)
  }

  var codingPath: [any CodingKey] { container.place.steps }

  private func name(_ key: some CodingKey) -> String {
    convertsNames ? WireName.of(key.stringValue) : key.stringValue
  }

  private func place(_ name: String) -> CodingPlace { CodingPlace(in: container, at: .name(name)) }

  /// An encoder for a member whose value is still to come.
  private func member(_ name: String) -> ValueEncoder {
    let encoder = ValueEncoder(at: place(name))
    builder.appendHole(encoder, name: name)
    return encoder
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    member(name(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    member(name(key)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { member("super") }
  func superEncoder(forKey key: Key) -> any Encoder { member(name(key)) }
}

extension KeyedEncoder {
  func encodeNil(forKey key: Key) throws { builder.append("null".utf8, name: name(key)) }

  func encode(_ value: Bool, forKey key: Key) throws {
    builder.append((value ? "true" : "false").utf8, name: name(key))
  }

  func encode(_ value: String, forKey key: Key) throws { builder.append(string: value, name: name(key)) }
  func encode(_ value: Double, forKey key: Key) throws { try append(floatingPoint: value, key) }
  func encode(_ value: Float, forKey key: Key) throws { try append(floatingPoint: value, key) }
  func encode(_ value: Int, forKey key: Key) throws { append(integer: value, key) }
  func encode(_ value: Int8, forKey key: Key) throws { append(integer: value, key) }
  func encode(_ value: Int16, forKey key: Key) throws { append(integer: value, key) }
  func encode(_ value: Int32, forKey key: Key) throws { append(integer: value, key) }
  func encode(_ value: Int64, forKey key: Key) throws { append(integer: value, key) }
  func encode(_ value: Int128, forKey key: Key) throws { append(integer: value, key) }
  func encode(_ value: UInt, forKey key: Key) throws { append(integer: value, key) }
  func encode(_ value: UInt8, forKey key: Key) throws { append(integer: value, key) }
  func encode(_ value: UInt16, forKey key: Key) throws { append(integer: value, key) }
  func encode(_ value: UInt32, forKey key: Key) throws { append(integer: value, key) }
  func encode(_ value: UInt64, forKey key: Key) throws { append(integer: value, key) }
  func encode(_ value: UInt128, forKey key: Key) throws { append(integer: value, key) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    let name = name(key)
    builder.append(try ValueEncoder.bytes(of: value, at: place(name)), name: name)
  }

  private func append(integer: some FixedWidthInteger, _ key: Key) {
    builder.append(integer.description.utf8, name: name(key))
  }

  private func append(floatingPoint value: some BinaryFloatingPoint & CustomStringConvertible, _ key: Key) throws {
    let name = name(key)
    builder.append(try ValueEncoder.digits(of: value, at: place(name)), name: name)
  }
}
