/// Decodes from one value. It reads straight from the bytes: nothing is built that was not asked for.
final class ValueDecoder: Decoder {
  let text: JSONText
  let place: CodingPlace
  let context: DecodingContext

  init(text: JSONText, place: CodingPlace, context: DecodingContext) {
    self.text = text
    self.place = place
    self.context = context
  }

  var codingPath: [any CodingKey] { place.steps }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard text.kind == .object else { throw mismatch("an object") }
    return KeyedDecodingContainer(KeyedDecoder(self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard text.kind == .array else { throw mismatch("an array") }
    return UnkeyedDecoder(self)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  func error(_ code: JSONError.Code, _ message: String) -> JSONError {
    context.error(code, message, steps: place.steps, at: text)
  }

  func mismatch(_ expected: String) -> JSONError {
    error(.typeMismatch, "expected \(expected), found \(text.summary)")
  }
}
