public import IntentKit

/// The parameters of a job that sends a message: of `communication.exec.send_template` or `send_message`.
public struct MessageOrder: Encodable, Sendable {
  private var template: TemplateName?
  private var values: JSONText?
  private var subject: Line?
  private var body: String?
  private var translations: [String: WrittenMessage]?
  private var studentID: StudentID?
  private var classID: ClassID?
  private var guardianIDs: [Int64]?
  private var about: [StudentID]?
  private var urgent: Bool?
  private var event: String?
  private var requestedBy: Line?

  /// An order from its parts.
  ///
  /// - Parameters:
  ///   - target: Nil: each item of a batch says itself whom it goes to.
  ///   - event: What it tells of, whichever job does; nil: the job that sends it.
  public init(
    _ draft: MessageDraft, to target: MessageTarget? = nil, urgent: Bool?, event: String? = nil, requestedBy: Line?
  ) {
    (template, values, subject, body) = (draft.template, draft.values, draft.subject, draft.body)
    translations = draft.translations
    (studentID, classID) = (target?.studentID, target?.classID)
    (guardianIDs, about) = (target?.guardianIDs, target?.about)
    (self.urgent, self.event, self.requestedBy) = (urgent, event, requestedBy)
  }

  /// The intent that takes it.
  public var intent: IntentKey {
    template == nil ? "communication.exec.send_message" : "communication.exec.send_template"
  }
}
