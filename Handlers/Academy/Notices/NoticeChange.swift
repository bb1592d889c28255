import IntentKit

/// What the table of messages, and the audit, are told of a message.
struct NoticeChange: Encodable, Sendable {
  var status: MessageStatus
  var channel: ContactChannel?
  var messageID: String?
  var detail: String?
  /// Not in the audit: it is in the table.
  var address: String?

  private enum CodingKeys: CodingKey { case status, channel, messageID, detail }

  init(_ status: MessageStatus, detail: String? = nil) {
    self.status = status
    self.detail = detail
  }

  init(_ end: NoticeEnd) {
    switch end {
    case .sent(let receipt, let channel, let address, let refusals):
      self.init(.sent, detail: refusals.isEmpty ? nil : refusals.joined(separator: "; "))
      self.channel = channel
      self.address = address
      messageID = receipt.messageID
    case .refused(let reason): self.init(.refused, detail: reason)
    }
  }
}
