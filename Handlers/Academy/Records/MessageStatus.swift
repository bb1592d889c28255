/// What became of a message.
public enum MessageStatus: String, Codable, Sendable, CaseIterable {
  /// It is quiet hours: it goes out at their end, by the job that asked for it.
  case waiting
  /// A job is sending it.
  case sending
  /// The channel took it.
  case sent
  /// It has arrived, as the channel said later.
  case delivered
  /// It has come back, as the channel said later.
  case bounced
  /// No channel took it.
  case refused
  /// Its recipient has unsubscribed.
  case suppressed
}
