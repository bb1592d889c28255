/// A message to one person.
public struct Message: Codable, Sendable, Hashable {
  /// Address of the recipient: an e-mail address, or what the channel takes, such as a telephone number.
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
  /// Name of a channel in the registry's `services.messages`; nil: the default one.
  ///
  /// It is no part of the message's identity: what one channel refuses may be sent on another with the same event, and
  /// once one has taken it no channel sends it again.
  public var channel: String?
  /// Files that go with it, 10 MiB in all.
  public var attachments: [Attachment]

  /// A message from its parts.
  public init(
    to: String, name: String? = nil, subject: String? = nil, body: String, language: String? = nil, event: String,
    channel: String? = nil, attachments: [Attachment] = []
  ) {
    self.to = to
    self.name = name
    self.subject = subject
    self.body = body
    self.language = language
    self.event = event
    self.channel = channel
    self.attachments = attachments
  }
}
