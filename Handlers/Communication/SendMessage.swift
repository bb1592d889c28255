import AcademyKit
import IntentKit

/// `communication.exec.send_message`: writes to the guardians of a student or of everybody in a class, or to certain
/// ones, to each of them once, in their language where the text is given in it.
struct SendMessage: IntentHandler {
  static let intent: IntentKey = "communication.exec.send_message"

  struct Params: AcademyParameters {
    /// Either this, a class or guardians.
    var studentID: StudentID?
    var classID: ClassID?
    var guardianIDs: [Int64]?
    /// With guardians: whom it is about; nil: all of their students.
    var about: [StudentID]?
    var subject: Line
    var body: String
    /// The same in other languages: `{"en": {"subject": "..", "body": ".."}}`.
    var translations: [String: WrittenMessage]?
    /// Sent in quiet hours too.
    var urgent: Bool?
    /// What it tells of, whichever job does: a person is told of it once. Nil: this job.
    var event: Line?
    var requestedBy: Line?

    var target: MessageTarget {
      MessageTarget(studentID: studentID, classID: classID, guardianIDs: guardianIDs, about: about)
    }
    var draft: MessageDraft { MessageDraft(subject: subject, body: body, translations: translations) }
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

/// The library's entry for `communication.exec.send_message`.
@c(intent_handler_communication__exec__send_message)
public func entry() -> UnsafeRawPointer { export(SendMessage.self) }
