import IntentModel

extension Timestamp {
  /// For tables: `2026-11-21 00:23:13Z`.
  var display: String {
    rfc3339.replacing("T", with: " ").prefix { $0 != "." } + "Z"
  }

  /// Where there is no room for more: `00:23:13Z`.
  var timeOfDay: String { String(display.suffix(9)) }
}
