/// A registry of one entry, put together from parts of a large one: read like any other, so checked like any other.
public struct RegistryExcerpt: Sendable {
  /// The value of `defaults`; empty: none.
  public var defaults: [UInt8]
  /// The value of `services`; empty: none.
  public var services: [UInt8]
  /// The entry with its key: `"attendance.exec.check_in": {...}`.
  public var entry: [UInt8]

  /// An excerpt from its parts.
  public init(defaults: [UInt8], services: [UInt8], entry: [UInt8]) {
    self.defaults = defaults
    self.services = services
    self.entry = entry
  }

  /// The registry's text.
  public var text: [UInt8] {
    var text = Array(#"{"version":1"#.utf8)
    if !defaults.isEmpty { text += Array(#","defaults":"#.utf8) + defaults }
    if !services.isEmpty { text += Array(#","services":"#.utf8) + services }
    return text + Array(#","intents":{"#.utf8) + entry + Array("}}".utf8)
  }
}
