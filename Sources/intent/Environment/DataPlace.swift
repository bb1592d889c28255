/// Where services keep their data.
enum DataPlace {
  /// The absolute path, given or not.
  static func path(_ given: String?) -> String { AbsolutePath.of(given ?? Variables["INTENT_DATA"] ?? "data") }
}
