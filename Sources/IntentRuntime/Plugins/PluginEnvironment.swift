public import IntentJSON

/// Where a plugin host finds what handlers ask it for.
public struct PluginEnvironment: Sendable {
  /// Where service libraries are looked for, in order.
  public var libraryDirectories: [String]
  /// Where services keep their data: an absolute path, without a final slash.
  public var dataDirectory: String
  /// The object under "services" in the registry.
  public var services: JSONText

  /// An environment from its parts.
  public init(libraryDirectories: [String], dataDirectory: String, services: JSONText = .emptyObject) {
    self.libraryDirectories = libraryDirectories
    self.dataDirectory = dataDirectory
    self.services = services
  }
}
