/// What a placeholder of a template takes.
public enum PlaceholderType: String, Codable, Sendable, CaseIterable {
  /// Any text of one line or more.
  case text
  /// A whole number.
  case number
  /// A day.
  case day
  /// A month.
  case month
  /// A time of day.
  case time
  /// An amount with its currency.
  case money
}
