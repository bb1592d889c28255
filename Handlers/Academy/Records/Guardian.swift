/// Somebody who is told what becomes of a student.
public struct Guardian: Codable, Sendable, Hashable {
  /// The row's number.
  public var id: Int64
  /// As people say it.
  public var name: String
  /// Where messages go, if there is one; else to the phone.
  public var email: EmailAddress?
  /// For channels that reach phones.
  public var phone: PhoneNumber?
  /// What the guardian is written to in.
  public var language: Language

  /// Where messages go.
  public var address: String? { email?.text ?? phone?.text }
}
