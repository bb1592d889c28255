import AcademyKit
import IntentKit

/// `communication.exec.notify_guardians`: writes to the guardians of one student, to each of them once and in their language.
struct NotifyGuardians: IntentHandler {
  static let intent: IntentKey = "communication.exec.notify_guardians"

  struct Params: WrittenParameters {
    var studentID: StudentID
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

    var target: MessageTarget { MessageTarget(studentID: studentID) }
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try params.draft.check()
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<NoticeReport> {
    let academy = try Academy(context, params)
    return .completed(try await academy.send(params.draft, to: params.target, urgent: params.urgent))
  }
}

/// The library's entry for `communication.exec.notify_guardians`.
@c(intent_handler_communication__exec__notify_guardians)
public func entry() -> UnsafeRawPointer { export(NotifyGuardians.self) }
