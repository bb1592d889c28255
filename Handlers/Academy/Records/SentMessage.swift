public import IntentKit

/// A message that was sent, or was to be.
public struct SentMessage: Codable, Sendable {
  /// What it tells of, and whom.
  public var event: String
  /// The name of its template; `message` for what was written by hand.
  public var template: String
  /// `guardian/7`, `staff/t-1`
  public var recipient: String
  /// Whom it is about.
  public var studentID: StudentID?
  /// What became of it.
  public var status: MessageStatus
  /// By what kind of address.
  public var channel: ContactChannel?
  /// Which address.
  public var address: String?
  /// The language that it is written in.
  public var language: Language?
  /// One line; nil: not kept.
  public var subject: String?
  /// Plain text; nil: not kept.
  public var body: String?
  /// The message service's id of it.
  public var messageID: String?
  /// Why it did not arrive.
  public var detail: String?
  /// The job that sent it.
  public var jobID: JobID
  /// When the first job asked for it.
  public var createdAt: Timestamp
  /// When its status changed.
  public var updatedAt: Timestamp
}
