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
  /// Files that go with it, 10 MiB in all.
  public var attachments: [Attachment] = []

  /// What a notice says.
  public enum Content: Sendable {
    /// A template of the academy's, with these values, in the recipient's language.
    case template(String, [String: TemplateValue])
    /// Just this.
    case wording(Wording)
  }

  /// A notice from its parts. The recipient is added to the event: one message a person and event.
  public init(event: String, to recipient: Recipient, about student: Student? = nil, _ content: Content) {
    self.event = "\(event)/\(recipient.id)"
    self.recipient = recipient
    self.student = student
    self.content = content
  }

  /// The name of the template; `message` for one that is written by hand.
  public var template: String { if case .template(let name, _) = content { name } else { "message" } }
}
