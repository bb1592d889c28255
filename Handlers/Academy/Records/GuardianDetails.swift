import IntentKit

/// A guardian as somebody registers one.
public struct GuardianDetails: Codable, Sendable, Hashable {
  /// As people say it.
  public var name: Line
  /// Either this or a phone.
  public var email: EmailAddress?
  /// Either this or an e-mail address.
  public var phone: PhoneNumber?
  /// What the guardian is written to in; nil: the student's language.
  public var language: Language?
  /// What the guardian is to the student: `mother`.
  public var relation: Line?

  /// A guardian from the parts.
  public init(
    name: Line, email: EmailAddress? = nil, phone: PhoneNumber? = nil, language: Language? = nil, relation: Line? = nil
  ) {
    self.name = name
    self.email = email
    self.phone = phone
    self.language = language
    self.relation = relation
  }
}
