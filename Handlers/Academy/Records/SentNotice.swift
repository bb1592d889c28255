public import IntentKit

/// A message that went to somebody, or did not.
public struct SentNotice: Codable, Sendable, Hashable {
  /// What it told of.
  public var event: String
  /// The template's name.
  public var template: String
  /// `guardian/7`
  public var recipient: String
  /// What became of it.
  public var status: String
  /// As its recipient reads it.
  public var subject: String?
  /// When it was written.
  public var createdAt: Timestamp
}
