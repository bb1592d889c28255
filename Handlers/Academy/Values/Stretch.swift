/// The stretches of time that a period is divided into.
public enum Stretch: String, Codable, Sendable, CaseIterable {
  /// From Monday to Sunday.
  case week
  /// A month of the calendar.
  case month
}
