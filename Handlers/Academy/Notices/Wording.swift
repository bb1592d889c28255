/// What a message says, in the language of whom it is for.
public struct Wording: Sendable, Hashable {
  /// One line.
  public var subject: String
  /// Plain text.
  public var body: String

  /// A wording from its parts.
  public init(subject: String, body: String) {
    self.subject = subject
    self.body = body
  }
}
