#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where the registry and the handlers' libraries are, as far as somebody said so.
protocol RegistryPlace {
  var givenRegistry: String? { get }
  var givenPlugins: String? { get }
}

extension RegistryPlace {
  /// Path of the registry. It need not exist.
  var registry: String {
    if let given = givenRegistry ?? Variables["INTENT_REGISTRY"] { return given }
    return access("registry.json", F_OK) == 0 ? "registry.json" : Program.beside("registry.json")
  }

  /// The absolute paths of the directories of libraries, in order.
  var plugins: [String] {
    guard let given = givenPlugins ?? Variables["INTENT_PLUGINS"] else { return [Program.directory] }
    return given.split(separator: ":").map { AbsolutePath.of(String($0)) }
  }

  /// The directory that relative paths in the registry start from.
  var registryFolder: String { AbsolutePath.folder(of: AbsolutePath.of(registry)) }
}
