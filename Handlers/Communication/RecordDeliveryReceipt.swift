import AcademyKit
import IntentKit

/// `communication.exec.record_delivery_receipt`: a channel says, some time after it took a message, that the message has
/// arrived or has come back. The word with the latest time counts; the same word again changes nothing.
struct RecordDeliveryReceipt: IntentHandler {
  static let intent: IntentKey = "communication.exec.record_delivery_receipt"

  struct Params: AcademyParameters {
    /// As the sender's result has it; the angle brackets around it may be left out.
    var messageID: Line
    var status: DeliveryReceipt.Status
    /// What the channel said: `550 5.1.1 no such user`.
    var detail: Line?
    /// When it happened; nil: now.
    var at: Timestamp?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var messageID: String
    var event: String
    /// The message's, after all that was said of it.
    var status: MessageStatus
    /// False: this had been recorded before.
    var changed: Bool
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    if let time = params.at, time > academy.now + .seconds(86_400) {
      throw IntentError.invalidParams("\(time) is more than a day ahead", field: "at")
    }
    let report = try academy.change { transaction in
      let message = try transaction.message(params.messageID)
      let receipt = DeliveryReceipt(
        messageID: message.messageID ?? params.messageID.text, status: params.status, detail: params.detail?.text,
        at: params.at ?? academy.now)
      let known = try transaction.receipts(of: receipt.messageID)
      if known.contains(where: { $0.status == receipt.status && (params.at == nil || $0.at == receipt.at) }) {
        return Report(messageID: receipt.messageID, event: message.event, status: message.status, changed: false)
      }
      let status = try academy.add(receipt, to: message, known: known, in: transaction)
      return Report(messageID: receipt.messageID, event: message.event, status: status, changed: true)
    }
    return .completed(report)
  }
}

/// The library's entry for `communication.exec.record_delivery_receipt`.
@c(intent_handler_communication__exec__record_delivery_receipt)
public func entry() -> UnsafeRawPointer { export(RecordDeliveryReceipt.self) }
