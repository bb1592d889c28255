/// Somebody who works for the academy.
public struct StaffMember: Codable, Sendable, Hashable {
  /// Given by the academy.
  public var id: StaffID
  /// As people say it.
  public var name: String
  /// What they do.
  public var role: Role
  /// For channels that carry mail.
  public var email: EmailAddress?
  /// For channels that reach phones.
  public var phone: PhoneNumber?
  /// What they are written to in.
  public var language: Language

  /// What somebody does.
  public enum Role: String, Codable, Sendable, CaseIterable {
    /// Teaches classes.
    case teacher
    /// Receives people and records who came.
    case desk
    /// Runs the academy.
    case manager
  }

  /// A member from the parts.
  public init(
    id: StaffID, name: String, role: Role, email: EmailAddress? = nil, phone: PhoneNumber? = nil,
    language: Language = .korean
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.email = email
    self.phone = phone
    self.language = language
  }
}

extension StaffMember: Identified {
  /// What an id is called.
  public static let idForm = "staff id"
  /// An id.
  public static let idExample = "t-01"
}
