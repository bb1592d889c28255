/// Decodes the elements of an array, one after the other.
struct UnkeyedDecoder: UnkeyedDecodingContainer {
  private let decoder: ValueDecoder
  private let container: CodingPlace.Container
  private var elements: JSONElements.Iterator
  private var next: JSONText?
  private(set) var currentIndex = 0

  init(_ decoder: ValueDecoder) {
    self.decoder = decoder
    container = CodingPlace.Container(decoder.place)
    elements = decoder.text.elements.makeIterator()
    next = elements.next()
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  /// Unknown until the end is reached: counting would read everything twice.
  var count: Int? { nil }
  var isAtEnd: Bool { next == nil }

  /// Takes the next element. What fails to decode afterwards is passed by all the same.
  private mutating func element() throws(JSONError) -> ValueDecoder {
    let place = CodingPlace(in: container, at: .index(currentIndex))
    guard let element = next else {
      throw decoder.context.error(
        .missingMember, "is missing: the array has \(currentIndex) elements", steps: place.steps, at: decoder.text)
    }
    next = elements.next()
    currentIndex += 1
    return ValueDecoder(text: element, place: place, context: decoder.context)
  }

  /// Goes on to the next element only if this one is `null`.
  mutating func decodeNil() throws -> Bool {
    if next?.isNull == false { return false }
    return try element().decodeNil()
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try element().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try element().unkeyedContainer() }
  mutating func superDecoder() throws -> any Decoder { try element() }
}

extension UnkeyedDecoder {
  mutating func decode(_ type: Bool.Type) throws -> Bool { try element().bool() }
  mutating func decode(_ type: String.Type) throws -> String { try element().string() }
  mutating func decode(_ type: Double.Type) throws -> Double { try element().floatingPoint(type) }
  mutating func decode(_ type: Float.Type) throws -> Float { try element().floatingPoint(type) }
  mutating func decode(_ type: Int.Type) throws -> Int { try element().integer(type) }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try element().integer(type) }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try element().integer(type) }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try element().integer(type) }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try element().integer(type) }
  mutating func decode(_ type: Int128.Type) throws -> Int128 { try element().integer(type) }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try element().integer(type) }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try element().integer(type) }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try element().integer(type) }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try element().integer(type) }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try element().integer(type) }
  mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try element().integer(type) }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try element().value(type) }
}
