import AcademyKit
import IntentKit

/// `communication.exec.schedule_message`: writes to guardians at a time to come. The message is a job of its own, which
/// waits in the spool and can be cancelled until then: `intent cancel JOB`.
///
/// Whom it goes to is looked up when it goes out: the guardians of those who are in the class then. Where the time lies in
/// the academy's quiet hours, it goes out when they end, unless it is urgent.
struct ScheduleMessage: IntentHandler {
  static let intent: IntentKey = "communication.exec.schedule_message"

  struct Params: WrittenParameters {
    /// When it goes out.
    var runAt: Timestamp
    /// Either this, a class or guardians.
    var studentID: StudentID?
    var classID: ClassID?
    var guardianIDs: [Int64]?
    /// Either this or a subject and body.
    var template: TemplateName?
    /// What stands in place of the template's placeholders.
    var values: JSONText?
    var subject: Line?
    var body: String?
    /// The same in other languages: `{"en": {"subject": "..", "body": ".."}}`.
    var translations: [String: WrittenMessage]?
    /// Sent in quiet hours too.
    var urgent: Bool?
    var requestedBy: Line?

    var target: MessageTarget {
      MessageTarget(studentID: studentID, classID: classID, guardianIDs: guardianIDs)
    }
  }

  struct Report: Codable, Sendable {
    /// The job that sends it.
    var jobID: JobID
    var runAt: Timestamp
    /// People whom it would go to now.
    var recipients: Int
    /// How it is called off.
    var cancel: String
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try params.target.check()
    try params.draft.check()
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let id = JobID(unchecked: "scheduled-\(context.uid)")
    let audience = try academy.store.audience(params.target)
    _ = try academy.store.prepared(params.draft, given: params.target.given)
    // Judged once: an attempt that is repeated after the time has come still schedules what the first one did.
    let report = try academy.change { transaction in
      guard params.runAt > academy.now else {
        throw IntentError.invalidParams("\(params.runAt) has passed", field: "run_at")
      }
      guard params.runAt < academy.now + .seconds(366 * 86_400) else {
        throw IntentError.invalidParams("\(params.runAt) is more than a year ahead", field: "run_at")
      }
      let report = Report(
        jobID: id, runAt: params.runAt, recipients: audience.members.count, cancel: "intent cancel \(id)")
      try academy.audit("scheduled_message", id.text, before: nil, after: report, in: transaction)
      return report
    }
    let order = MessageOrder(
      params.draft, to: params.target, urgent: params.urgent, requestedBy: params.requestedBy)
    try context.submit(order.intent, order, id: id, runAt: params.runAt)
    return .completed(report)
  }
}

/// The library's entry for `communication.exec.schedule_message`.
@c(intent_handler_communication__exec__schedule_message)
public func entry() -> UnsafeRawPointer { export(ScheduleMessage.self) }
