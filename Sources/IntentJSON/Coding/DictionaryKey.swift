/// Tells the keys of dictionaries, which are data, from those of properties, which are converted.
enum DictionaryKey {
  /// Whether this is the type of key under which the standard library codes dictionaries.
  static func isType<Key: CodingKey>(_ type: Key.Type) -> Bool {
    ObjectIdentifier(type) == identifier
  }

  /// That type has no public name. So it is asked for once: an empty dictionary says it when it is encoded.
  private static let identifier: ObjectIdentifier? = {
    let probe = Probe()
    do { try [String: String]().encode(to: probe) } catch { return nil }
    return probe.keyType
  }()

  /// An encoder that only notes which type of key it is asked for.
  private final class Probe: Encoder {
    var keyType: ObjectIdentifier?
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    private let encoder = ValueEncoder(at: CodingPlace())

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
      keyType = ObjectIdentifier(type)
      return KeyedEncodingContainer(
        KeyedEncoder(builder: ContainerBuilder(isObject: true), place: CodingPlace(), convertsNames: false))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
    func singleValueContainer() -> any SingleValueEncodingContainer { encoder.singleValueContainer() }
  }
}
