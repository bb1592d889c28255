import AcademyKit
import IntentKit

/// `communication.exec.send_template`: sends one of the academy's templates to the guardians of a student or of
/// everybody in a class, or to certain ones, to each of them once and in their language.
///
/// `{academy}` and `{recipient}` need no value, and neither do `{student}` and, for a class, `{class}`.
struct SendTemplate: IntentHandler {
  static let intent: IntentKey = "communication.exec.send_template"

  struct Params: AcademyParameters {
    var template: TemplateName
    /// What stands in place of the template's placeholders: `{"day": "2026-11-21", "minutes": 12}`.
    var values: JSONText?
    /// Either this, a class or guardians.
    var studentID: StudentID?
    var classID: ClassID?
    var guardianIDs: [Int64]?
    /// With guardians: whom it is about; nil: all of their students.
    var about: [StudentID]?
    /// Sent in quiet hours too.
    var urgent: Bool?
    /// What it tells of, whichever job does: a person is told of it once. Nil: this job.
    var event: Line?
    var requestedBy: Line?

    var target: MessageTarget {
      MessageTarget(studentID: studentID, classID: classID, guardianIDs: guardianIDs, about: about)
    }
    var draft: MessageDraft { MessageDraft(template: template, values: values) }
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try params.target.check()
    try params.draft.check()
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<NoticeReport> {
    let academy = try Academy(context, params)
    return .completed(
      try await academy.send(params.draft, to: params.target, event: params.event, urgent: params.urgent))
  }
}

/// The library's entry for `communication.exec.send_template`.
@c(intent_handler_communication__exec__send_template)
public func entry() -> UnsafeRawPointer { export(SendTemplate.self) }
