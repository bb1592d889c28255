/// The languages that people of the academy are written to in.
public enum Language: String, Codable, Sendable, CaseIterable {
  /// Korean
  case korean = "ko"
  /// English
  case english = "en"
}
