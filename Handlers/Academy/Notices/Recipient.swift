/// Somebody whom the academy writes to.
public struct Recipient: Sendable, Hashable {
  /// Who it is, among all: `guardian/7`, `staff/t-01`.
  public var id: String
  /// As people say it.
  public var name: String
  /// For channels that carry mail.
  public var email: EmailAddress?
  /// For channels that reach phones.
  public var phone: PhoneNumber?
  /// What they are written to in.
  public var language: Language
  /// What they would rather be reached by.
  public var channel: ContactChannel

  /// A guardian.
  public init(_ guardian: Guardian) {
    id = "guardian/\(guardian.id)"
    name = guardian.name
    email = guardian.email
    phone = guardian.phone
    language = guardian.language
    channel = guardian.channel ?? .email
  }

  /// Somebody who works for the academy.
  public init(_ member: StaffMember) {
    id = "staff/\(member.id)"
    name = member.name
    email = member.email
    phone = member.phone
    language = member.language
    channel = .email
  }

  /// The ways to reach them, the one they would rather have first.
  public var addresses: [(channel: ContactChannel, address: String)] {
    let all: [(channel: ContactChannel, address: String?)] = [(.email, email?.text), (.phone, phone?.text)]
    let known = all.compactMap { way in way.address.map { (channel: way.channel, address: $0) } }
    return known.filter { $0.channel == channel } + known.filter { $0.channel != channel }
  }
}
