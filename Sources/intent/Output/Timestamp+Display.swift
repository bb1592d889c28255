import IntentModel

extension Timestamp {
  /// For tables: `2026-11-21 00:23:13Z`.
  var display: String {
    rfc3339.replacing("T", with: " ").prefix { $0 != "." } + "Z"
  }
}
