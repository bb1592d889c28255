/// Encodes the elements of an array.
struct UnkeyedEncoder: UnkeyedEncodingContainer {
  private let builder: ContainerBuilder
  private let container: CodingPlace.Container

  init(builder: ContainerBuilder, place: CodingPlace) {
    self.builder = builder
    container = CodingPlace.Container(place)
  }

  var codingPath: [any CodingKey] { container.place.steps }
  var count: Int { builder.count }

  private var place: CodingPlace { CodingPlace(in: container, at: .index(count)) }

  /// An encoder for an element whose value is still to come.
  private func element() -> ValueEncoder {
    let encoder = ValueEncoder(at: place)
    builder.appendHole(encoder, name: nil)
    return encoder
  }

  func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
    element().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { element().unkeyedContainer() }
  func superEncoder() -> any Encoder { element() }
}

extension UnkeyedEncoder {
  func encodeNil() throws { builder.append("null".utf8, name: nil) }
  func encode(_ value: Bool) throws { builder.append((value ? "true" : "false").utf8, name: nil) }
  func encode(_ value: String) throws { builder.append(string: value, name: nil) }
  func encode(_ value: Double) throws { builder.append(try ValueEncoder.digits(of: value, at: place), name: nil) }
  func encode(_ value: Float) throws { builder.append(try ValueEncoder.digits(of: value, at: place), name: nil) }
  func encode(_ value: Int) throws { builder.append(value.description.utf8, name: nil) }
  func encode(_ value: Int8) throws { builder.append(value.description.utf8, name: nil) }
  func encode(_ value: Int16) throws { builder.append(value.description.utf8, name: nil) }
  func encode(_ value: Int32) throws { builder.append(value.description.utf8, name: nil) }
  func encode(_ value: Int64) throws { builder.append(value.description.utf8, name: nil) }
  func encode(_ value: Int128) throws { builder.append(value.description.utf8, name: nil) }
  func encode(_ value: UInt) throws { builder.append(value.description.utf8, name: nil) }
  func encode(_ value: UInt8) throws { builder.append(value.description.utf8, name: nil) }
  func encode(_ value: UInt16) throws { builder.append(value.description.utf8, name: nil) }
  func encode(_ value: UInt32) throws { builder.append(value.description.utf8, name: nil) }
  func encode(_ value: UInt64) throws { builder.append(value.description.utf8, name: nil) }
  func encode(_ value: UInt128) throws { builder.append(value.description.utf8, name: nil) }

  func encode(_ value: some Encodable) throws {
    builder.append(try ValueEncoder.bytes(of: value, at: place), name: nil)
  }
}
