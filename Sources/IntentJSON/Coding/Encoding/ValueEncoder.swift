/// Encodes one value.
final class ValueEncoder: Encoder {
  private enum State {
    case empty
    case scalar([UInt8])
    case container(ContainerBuilder)
  }

  let place: CodingPlace
  private var state = State.empty

  init(at place: CodingPlace) {
    self.place = place
  }

  var codingPath: [any CodingKey] { place.steps }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(
      KeyedEncoder(
        builder: builder(isObject: true), place: place, convertsNames: !DictionaryKey.isType(Key.self)))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    UnkeyedEncoder(builder: builder(isObject: false), place: place)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  /// Sets the bytes of a value that is no container of this encoder's.
  func set(_ bytes: [UInt8]) {
    guard case .empty = state else { preconditionFailure("a value encodes itself twice") }
    state = .scalar(bytes)
  }

  /// The bytes of the value; an empty object if nothing was encoded.
  func finish() -> [UInt8] {
    switch state {
    case .empty: Array("{}".utf8)
    case .scalar(let bytes): bytes
    case .container(let builder): builder.finish()
    }
  }

  /// The container that the value is. Asked for again, it is the same one.
  private func builder(isObject: Bool) -> ContainerBuilder {
    switch state {
    case .container(let builder) where builder.matches(isObject: isObject):
      return builder
    case .empty:
      let builder = ContainerBuilder(isObject: isObject)
      state = .container(builder)
      return builder
    case .scalar, .container:
      preconditionFailure("a value encodes itself as two different things")
    }
  }
}
