public import IntentKit

/// A message to somebody, before it is sent.
public struct Notice: Sendable {
  /// What it tells of, unique in the academy: whoever sends it, it goes out once. `late/2026-11-21/math-a/s-3/guardian/7`.
  public var event: String
  /// Who is told.
  public var recipient: Recipient
  /// Whom it is about.
  public var student: Student?
  /// What is said.
  public var content: Content
  /// Whether it is sent in quiet hours too.
  public var isUrgent: Bool
  /// The name of the template; `message` for what was written by hand.
  public var template: String

  /// Files that go with it, 10 MiB in all.
  public var attachments: [Attachment] = []
  /// An address that is tried after all others: a message came back from it.
  var lastResort: String?

  /// What a notice says.
  public enum Content: Sendable {
    /// A template of the academy's, with these values, in the recipient's language.
    case template(String, [String: TemplateValue])
    /// Just this.
    case wording(Wording)
  }

  /// A notice from its parts. The recipient is added to the event: one message a person and event.
  public init(
    event: String, to recipient: Recipient, about student: Student? = nil, _ content: Content, urgent: Bool = false
  ) {
    self.event = "\(event)/\(recipient.id)"
    self.recipient = recipient
    self.student = student
    self.content = content
    isUrgent = urgent
    template = if case .template(let name, _) = content { name } else { "message" }
  }

  /// A notice in the words of one that did not arrive.
  init(again message: SentMessage, to recipient: Recipient, about student: Student?) {
    event = message.event + "/again"
    self.recipient = recipient
    self.student = student
    content = .wording(Wording(subject: message.subject ?? "", body: message.body ?? ""))
    isUrgent = false
    template = message.template
    lastResort = message.address
  }
}
