public import IntentJSON
public import IntentModel

/// Finds single entries in a registry without reading the others.
///
/// What one execution needs: the whole text is checked to be JSON (and two entries of one key are an error), but no
/// object is built for an entry that is not asked for, and mistakes in those are not noticed. For a daemon, which asks
/// often, ``Registry`` is the right one.
public struct RegistryLookup: Sendable {
  let document: RegistryDocument

  /// Checks the text and finds its sections.
  ///
  /// - Throws: ``RegistryError`` if it is no JSON, or the version or a section is not what it must be.
  public init(_ bytes: [UInt8]) throws(RegistryError) {
    document = try RegistryDocument(bytes[...])
    var reader = RegistryReader(document)
    reader.checkTop()
    try reader.finish()
  }

  /// The entry of an intent; nil if it has none.
  ///
  /// - Throws: ``RegistryError`` with what is wrong in the entry or in the defaults.
  public func entry(for key: IntentKey) throws(RegistryError) -> RegistryEntry? {
    guard let member = intents.first(where: { $0.isNamed(key.text) }) else { return nil }
    var reader = RegistryReader(document)
    let defaults = reader.defaults()
    let entry = reader.entry(member, over: defaults)
    try reader.finish()
    return entry
  }

  /// What bounds a queue; nil: nothing does.
  public func queue(_ name: QueueName) throws(RegistryError) -> QueuePolicy? {
    guard let value = document.section("queues")?[name.text] else { return nil }
    var reader = RegistryReader(document)
    let policy = reader.queue(value, "queues[\"\(name)\"]")
    try reader.finish()
    return policy
  }

  /// The configuration of a service: an object; nil if it has none.
  public func service(_ name: String) -> JSONText? { document.section("services")?[name] }

  /// The configurations of all services by name: an object.
  public var services: JSONText { document.section("services") ?? .emptyObject }

  /// The key that somebody may have meant; nil if none is close.
  public func nearest(to key: IntentKey) -> IntentKey? {
    Nearest.name(to: key.text, among: intents.lazy.map(\.name)).flatMap { try? IntentKey($0) }
  }

  var intents: JSONMembers { (document.section("intents") ?? .emptyObject).members }
}
