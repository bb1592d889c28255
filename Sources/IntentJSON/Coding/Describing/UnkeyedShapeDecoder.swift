/// Gives one element, and notes what it is.
struct UnkeyedShapeDecoder: UnkeyedDecodingContainer {
  private let decoder: ShapeDecoder
  let codingPath: [any CodingKey] = []
  let count: Int? = 1
  private(set) var currentIndex = 0
  var isAtEnd: Bool { currentIndex > 0 }

  init(_ decoder: ShapeDecoder) {
    self.decoder = decoder
    decoder.shape = JSONShape(.array(JSONShape(.any)))
  }

  func decodeNil() -> Bool { false }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    currentIndex += 1
    let (value, shape) = try JSONShape.example(of: type, depth: decoder.depth + 1)
    decoder.shape = JSONShape(.array(shape))
    return value
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> { throw unsupported }

  func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw unsupported }
  func superDecoder() throws -> any Decoder { throw unsupported }

  private var unsupported: JSONError {
    JSONError(.invalidValue, "a type that decodes nested containers by hand has to be JSONDescribed")
  }
}
