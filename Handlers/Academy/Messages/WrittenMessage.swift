/// What a message says, as somebody wrote it.
public struct WrittenMessage: Codable, Sendable, Hashable {
  /// One line.
  public var subject: Line
  /// Plain text.
  public var body: String

  /// A message from its parts.
  public init(subject: Line, body: String) {
    self.subject = subject
    self.body = body
  }
}
