public import IntentKit

/// What a channel said of a message, some time after it took it.
public struct DeliveryReceipt: Codable, Sendable, Hashable {
  /// The message service's id of the message.
  public var messageID: String
  /// What became of it.
  public var status: Status
  /// In the channel's words.
  public var detail: String?
  /// When.
  public var at: Timestamp

  /// What became of a message that a channel had taken.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// It has arrived.
    case delivered
    /// It has come back.
    case bounced
  }

  /// A receipt from its parts.
  public init(messageID: String, status: Status, detail: String?, at: Timestamp) {
    self.messageID = messageID
    self.status = status
    self.detail = detail
    self.at = at
  }
}
