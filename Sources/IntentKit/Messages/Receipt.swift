/// What the channel said of a message that it took.
public struct Receipt: Codable, Sendable, Hashable {
  /// The message's id, made of the job's uid and the message's event.
  public var messageID: String
  /// The name of the channel that took it, as the registry has it (where it names none: its kind, such as `maildir`).
  public var channel: String
  /// The message had been sent before (by an earlier attempt), and was not sent again.
  public var repeated: Bool

  /// A receipt from its parts.
  public init(messageID: String, channel: String, repeated: Bool) {
    self.messageID = messageID
    self.channel = channel
    self.repeated = repeated
  }
}
