import AcademyKit
import IntentKit

/// `communication.exec.send_bulk`: writes to the guardians of many students at once, in a batch of its own whose items
/// are a person each: the batch can be looked at, paused and cancelled, and what fails of it tried again.
///
/// What the parameters choose students by narrows the choice together. A batch that is asked for in quiet hours begins
/// when they end.
struct SendBulk: IntentHandler {
  static let intent: IntentKey = "communication.exec.send_bulk"

  struct Params: WrittenParameters {
    /// True: every student who attends.
    var all: Bool?
    /// Students of any of these classes.
    var classIDs: [ClassID]?
    /// These students.
    var studentIDs: [StudentID]?
    /// Students of this status; nil: those who attend.
    var status: Student.Status?
    /// True: students with an invoice that is not paid in full.
    var hasUnpaid: Bool?
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
    /// Messages that may be on their way at once.
    var concurrency: Int?
    /// True: nothing is sent; the result says to how many it would be.
    var dryRun: Bool?
    var requestedBy: Line?

    var choice: StudentChoice {
      StudentChoice(
        classIDs: classIDs, studentIDs: studentIDs, status: status ?? .active, hasUnpaid: hasUnpaid ?? false)
    }
  }

  struct Report: Codable, Sendable {
    /// The batch's, for `intent batch status`; nil: a dry run.
    var batchID: JobID?
    /// People who are written to: the batch's items.
    var count: Int
    /// Students who were chosen.
    var students: Int
    var withoutGuardian: [StudentID]
    /// Of those who are written to, how many have unsubscribed and get nothing.
    var unsubscribed: Int
    /// When the batch begins, where that is not now.
    var startsAt: Timestamp?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard
      params.all == true || params.classIDs != nil || params.studentIDs != nil || params.status != nil
        || params.hasUnpaid == true
    else {
      throw IntentError.invalidParams(
        "say whom to write to: all (true), class_ids, student_ids, status or has_unpaid (true)", field: "all")
    }
    if let concurrency = params.concurrency, !(1...1000).contains(concurrency) {
      throw IntentError.invalidParams("\(concurrency) is not from 1 to 1000", field: "concurrency")
    }
    try params.draft.check()
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let audience = try academy.store.audience(of: academy.store.students(params.choice))
    _ = try academy.store.prepared(params.draft, given: ["student"])
    guard !audience.members.isEmpty else {
      throw IntentError.permanent("there is nobody to write to: no student who was chosen has a guardian")
    }
    var report = Report(
      count: audience.members.count, students: audience.studentCount,
      withoutGuardian: audience.withoutGuardian.map(\.id),
      unsubscribed: try academy.store.unsubscribed(audience, from: params.template?.text ?? "message"))
    if params.dryRun == true { return .completed(report) }
    let batch = BulkMessage(
      params.draft, to: audience, urgent: params.urgent, requestedBy: params.requestedBy, madeBy: context.uid)
    report.startsAt = params.urgent == true ? nil : try academy.quietUntil()
    report.batchID = try batch.submit(context, at: report.startsAt, concurrency: params.concurrency)
    return .completed(
      try academy.change { transaction in
        try academy.audit("bulk_message", batch.id.text, before: nil, after: report, in: transaction)
        return report
      })
  }
}

/// The library's entry for `communication.exec.send_bulk`.
@c(intent_handler_communication__exec__send_bulk)
public func entry() -> UnsafeRawPointer { export(SendBulk.self) }
