/// Where services keep their data.
enum DataPlace {
  /// The absolute path, given or not.
  static func path(_ given: String?) -> String { AbsolutePath.of(given ?? Variables["INTENT_DATA"] ?? "data") }

  /// Refuses a directory in which everybody could put other databases in the place of those that are there.
  static func check(_ path: String) throws(CommandFailure) {
    guard let facts = try? DirectoryFacts(path), facts.isReplaceableByAll else { return }
    throw CommandFailure(
      .configuration, "the data directory \(path) is writable by everybody: chmod o-w \(path)")
  }
}
