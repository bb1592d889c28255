import AcademyKit
import IntentKit

/// `communication.query.delivery_status`: what became of a message, of all messages of an event, of a job or of a batch;
/// or how many messages of a period came to what.
struct DeliveryStatus: IntentHandler {
  static let intent: IntentKey = "communication.query.delivery_status"

  struct Params: AcademyParameters {
    /// At most one of these three.
    var messageID: Line?
    /// With or without the person: `late/2026-11-21/math-a/s-1`.
    var event: Line?
    /// A job, or a batch with all of its items.
    var jobID: JobID?
    /// Of a period: its first day; nil: a week before the last.
    var from: Day?
    /// Its last day; nil: today.
    var to: Day?
    /// Messages that are listed, from 1 to 1000; nil: 100.
    var limit: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var counts: MessageCounts
    var total: Int
    /// One by one; nil where a period was asked for.
    var messages: [SentMessage]?
    /// Whether there are more messages than are listed.
    var more: Bool?
    /// What the channel said of the one message that was asked for.
    var receipts: [DeliveryReceipt]?
    /// Where a period was asked for.
    var period: Period?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    let given = [params.messageID != nil, params.event != nil, params.jobID != nil].count { $0 }
    guard given <= 1 else {
      throw IntentError.invalidParams("give at most one of message_id, event and job_id", field: "message_id")
    }
    if given == 1, params.from != nil || params.to != nil {
      throw IntentError.invalidParams(
        "a period is for counts: leave out message_id, event and job_id", field: params.from == nil ? "to" : "from")
    }
    try MessageList.check(params.limit)
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let store = academy.store
    if let id = params.messageID {
      let message = try store.message(id)
      let receipts = try store.receipts(of: message.messageID ?? id.text)
      let counts = MessageCounts(of: [message.status])
      return .completed(Report(counts: counts, total: 1, messages: [message], more: false, receipts: receipts))
    }
    if let event = params.event {
      return .completed(try report(store.messages(.event(event.text), limit: params.limit), event.text, "event"))
    }
    if let job = params.jobID {
      return .completed(try report(store.messages(.job(job), limit: params.limit), job.text, "job_id"))
    }
    let period = try Period(from: params.from, to: params.to, today: academy.today(), days: 7)
    let counts = try store.messageCounts(period, on: academy.clock())
    return .completed(Report(counts: counts, total: counts.total, period: period))
  }

  private func report(_ list: MessageList, _ what: String, _ field: String) throws -> Report {
    guard list.total > 0 else {
      throw IntentError.invalidParams("there are no messages of \(what)", field: field)
    }
    return Report(counts: list.counts, total: list.total, messages: list.messages, more: list.more)
  }
}

/// The library's entry for `communication.query.delivery_status`.
@c(intent_handler_communication__query__delivery_status)
public func entry() -> UnsafeRawPointer { export(DeliveryStatus.self) }
