import AcademyKit
import IntentKit

/// `communication.exec.resend_failed`: sends anew what no channel took or what has come back, in the same words, to the
/// addresses that people have now. What arrived is never sent again, and neither is what was sent anew already.
struct ResendFailed: IntentHandler {
  static let intent: IntentKey = "communication.exec.resend_failed"

  struct Params: AcademyParameters {
    /// Messages of this event, with or without the person; either this or a period.
    var event: Line?
    /// The first day on which they were asked for; nil, with `to`: that day.
    var from: Day?
    /// The last day; nil, with `from`: today.
    var to: Day?
    /// At most so many, from 1 to 5000, the oldest first; nil: 1000.
    var limit: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var notified: Listed<NoticeReport.Sent>
    var skipped: Listed<NoticeReport.Skipped>
    /// Whether there are more than the limit: run it again.
    var more: Bool
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard (params.event == nil) != (params.from == nil && params.to == nil) else {
      throw IntentError.invalidParams("give either event, or a period by from and to", field: "event")
    }
    if let limit = params.limit, !(1...5000).contains(limit) {
      throw IntentError.invalidParams("\(limit) is not from 1 to 5000", field: "limit")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let (report, more) = try await academy.resend(try choice(params, academy))
    return .completed(Report(notified: Listed(report.notified), skipped: Listed(report.skipped), more: more))
  }

  private func choice(_ params: Params, _ academy: Academy) throws -> ResendChoice {
    let limit = params.limit ?? 1000
    if let event = params.event {
      guard try academy.store.messages(.event(event.text), limit: 1).total > 0 else {
        throw IntentError.invalidParams("there are no messages of \(event)", field: "event")
      }
      return .event(event.text, limit: limit)
    }
    let period = try Period(from: params.from, to: params.to, today: academy.today(), days: 1)
    return .period(period, on: try academy.clock(), limit: limit)
  }
}

/// The library's entry for `communication.exec.resend_failed`.
@c(intent_handler_communication__exec__resend_failed)
public func entry() -> UnsafeRawPointer { export(ResendFailed.self) }
