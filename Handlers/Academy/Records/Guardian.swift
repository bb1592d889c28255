/// Somebody who is told what becomes of a student.
public struct Guardian: Codable, Sendable, Hashable {
  /// The row's number.
  public var id: Int64
  /// As people say it.
  public var name: String
  /// For channels that carry mail.
  public var email: EmailAddress?
  /// For channels that reach phones.
  public var phone: PhoneNumber?
  /// What the guardian is written to in.
  public var language: Language
  /// What the guardian would rather be reached by; nil: mail.
  public var channel: ContactChannel?
}
