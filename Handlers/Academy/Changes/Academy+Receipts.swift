public import IntentKit

extension Academy {
  /// Records what a channel said of a message. What it said of the latest time is what has become of the message.
  ///
  /// - Parameter known: What it had said before.
  /// - Returns: The message's status.
  public func add(
    _ receipt: DeliveryReceipt, to message: SentMessage, known: [DeliveryReceipt], in transaction: borrowing Transaction
  ) throws -> MessageStatus {
    try transaction.execute(
      "INSERT INTO delivery_receipts (message_id, status, detail, at, job_uid) VALUES (?1, ?2, ?3, ?4, ?5)",
      [receipt.messageID, receipt.status.rawValue, receipt.detail, receipt.at, context.uid])
    try audit("delivery_receipt", receipt.messageID, before: nil, after: receipt, in: transaction)
    if known.contains(where: { $0.at > receipt.at }) { return message.status }
    let status: MessageStatus = receipt.status == .delivered ? .delivered : .bounced
    try transaction.execute(
      "UPDATE messages SET status = ?2, detail = ?3, updated_at = ?4 WHERE event = ?1",
      [message.event, status.rawValue, receipt.detail, now])
    return status
  }
}

extension Reading where Self: ~Copyable {
  /// What channels said of a message, in the order in which it happened.
  public func receipts(of messageID: String) throws -> [DeliveryReceipt] {
    try query(
      "SELECT message_id, status, detail, at FROM delivery_receipts WHERE message_id = ?1 ORDER BY at, number",
      [messageID], as: DeliveryReceipt.self)
  }
}
