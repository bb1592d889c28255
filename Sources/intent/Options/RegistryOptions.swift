import ArgumentParser

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where the registry and the handlers' libraries are.
struct RegistryOptions: ParsableArguments {
  @Option(
    name: .customLong("registry"),
    help: ArgumentHelp(
      "The registry (INTENT_REGISTRY, else ./registry.json, else registry.json beside the program).", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var givenRegistry: String?

  @Option(
    name: .customLong("plugins"),
    help: ArgumentHelp(
      "Where libraries are looked for; several with \":\" between them (INTENT_PLUGINS, else beside the program).",
      valueName: "dir"),
    completion: .directory)
  var givenPlugins: String?

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
}
