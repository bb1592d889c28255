/// What became of notices: part of the results of the handlers that send some.
public struct NoticeReport: Codable, Sendable {
  /// Who was told.
  public var notified: [Sent] = []
  /// Who was not, and why.
  public var skipped: [Skipped] = []

  /// Nobody yet.
  public init() {}

  private enum CodingKeys: CodingKey {
    case notified, skipped
  }

  /// Reads what ``encode(to:)`` wrote, as far as it listed them.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    notified = try container.decode(Listed<Sent>.self, forKey: .notified).elements
    skipped = try container.decode(Listed<Skipped>.self, forKey: .skipped).elements
  }

  /// Writes both as ``Listed``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Listed(notified), forKey: .notified)
    try container.encode(Listed(skipped), forKey: .skipped)
  }

  /// A notice that went out.
  public struct Sent: Codable, Sendable {
    /// Whom it is about.
    public var studentID: StudentID?
    /// Who was told.
    public var recipient: String
    /// In what language.
    public var language: Language
    /// By what kind of address.
    public var channel: ContactChannel
    /// The message's id.
    public var messageID: String
    /// An earlier attempt of the job had sent it.
    public var repeated: Bool
  }

  /// A notice that did not.
  public struct Skipped: Codable, Sendable {
    /// Whom it would have been about.
    public var studentID: StudentID?
    /// Who would have been told; nil: there is nobody.
    public var recipient: String?
    /// Why.
    public var reason: String

    /// A notice that was not sent, from its parts.
    public init(studentID: StudentID?, recipient: String?, reason: String) {
      self.studentID = studentID
      self.recipient = recipient
      self.reason = reason
    }
  }
}
