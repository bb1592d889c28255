/// A message to one person.
public struct Message: Codable, Sendable, Hashable {
  /// Address of the recipient: an e-mail address, or what the configured channel takes.
  public var to: String
  /// The recipient's name.
  public var name: String?
  /// One line.
  public var subject: String?
  /// Plain text.
  public var body: String
  /// `ko`, `en`: the language it is written in.
  public var language: String?
  /// Identity of the event that it tells of, unique in the job: a repeated attempt sends the message of an event once.
  public var event: String

  /// A message from its parts.
  public init(
    to: String, name: String? = nil, subject: String? = nil, body: String, language: String? = nil, event: String
  ) {
    self.to = to
    self.name = name
    self.subject = subject
    self.body = body
    self.language = language
    self.event = event
  }
}
