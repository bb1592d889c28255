/// A way in which people are reached.
public enum ContactChannel: String, Codable, Sendable, CaseIterable {
  /// To an e-mail address.
  case email
  /// To a phone number, by whatever carries messages to phones.
  case phone
}
