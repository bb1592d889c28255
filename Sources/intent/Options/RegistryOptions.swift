import ArgumentParser

/// Where the registry and the handlers' libraries are.
struct RegistryOptions: ParsableArguments, RegistryPlace {
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
}
