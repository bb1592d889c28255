public import IntentJSON
public import IntentModel

/// The registry: which handler executes which intent, and by which rules.
///
/// ```json
/// {"version": 1,
///  "defaults": {"timeout": "30s"},
///  "intents": {"billing.exec.charge": {"library": "BillingCharge", "rate": "10/s"}},
///  "queues": {"billing": {"concurrency": 4}},
///  "services": {"store": {"folder": "data"}}}
/// ```
public struct Registry: Sendable {
  /// The policy of entries that do not say otherwise.
  public private(set) var defaults = IntentPolicy.builtIn
  /// The intents in the order of the file.
  public private(set) var keys: [IntentKey] = []
  /// What bounds the queues; one that is not here has no bounds.
  public private(set) var queues: [QueueName: QueuePolicy] = [:]
  /// The configurations of the services by name: objects.
  public private(set) var services: [String: JSONText] = [:]
  private var entries: [IntentKey: RegistryEntry] = [:]

  /// A registry without intents.
  public init() {}

  /// A registry from its parts.
  public init(
    _ entries: [RegistryEntry], queues: [QueueName: QueuePolicy] = [:], services: [String: JSONText] = [:]
  ) {
    self.queues = queues
    self.services = services
    for entry in entries { add(entry) }
  }

  /// Reads a registry.
  ///
  /// - Throws: ``RegistryError`` with everything that is wrong with it.
  public init(_ bytes: [UInt8]) throws(RegistryError) {
    let document = try RegistryDocument(bytes[...])
    var reader = RegistryReader(document)
    reader.checkTop()
    defaults = reader.defaults()
    if let intents = document.section("intents") {
      for member in intents.members {
        if let entry = reader.entry(member, over: defaults) { add(entry) }
      }
    }
    queues = reader.queues()
    services = reader.services()
    try reader.finish()
  }

  /// The entry of an intent; nil if it has none.
  public subscript(_ key: IntentKey) -> RegistryEntry? { entries[key] }

  /// The policy of an intent; the defaults for one without an entry.
  public func policy(of key: IntentKey) -> IntentPolicy { entries[key]?.policy ?? defaults }

  /// The key that somebody may have meant; nil if none is close.
  public func nearest(to key: IntentKey) -> IntentKey? {
    Nearest.name(to: key.text, among: keys.lazy.map(\.text)).flatMap { try? IntentKey($0) }
  }

  private mutating func add(_ entry: RegistryEntry) {
    if entries.updateValue(entry, forKey: entry.key) == nil { keys.append(entry.key) }
  }
}
