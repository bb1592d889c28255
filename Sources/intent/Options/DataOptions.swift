import ArgumentParser

/// Where services keep their data.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp("Where services keep their data (INTENT_DATA, else ./data).", valueName: "dir"),
    completion: .directory)
  var given: String?

  /// The absolute path; the directory need not exist.
  var path: String { DataPlace.path(given) }
}
