import AcademyKit
import IntentKit

/// `communication.query.message_history`: what was written to a guardian or somebody of the staff, or about a student,
/// the newest first.
struct MessageHistory: IntentHandler {
  static let intent: IntentKey = "communication.query.message_history"

  struct Params: AcademyParameters {
    /// Either this, a guardian or somebody of the staff.
    var studentID: StudentID?
    var guardianID: Int64?
    var staffID: StaffID?
    /// Messages that are listed, from 1 to 1000; nil: 100.
    var limit: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var counts: MessageCounts
    var total: Int
    var messages: [SentMessage]
    /// Whether there are more messages than are listed.
    var more: Bool
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard [params.studentID != nil, params.guardianID != nil, params.staffID != nil].count(where: { $0 }) == 1 else {
      throw IntentError.invalidParams("give either student_id, guardian_id or staff_id", field: "student_id")
    }
    try MessageList.check(params.limit)
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let store = try Academy(context, params).store
    let list = try store.messages(try choice(params, store), limit: params.limit)
    return .completed(Report(counts: list.counts, total: list.total, messages: list.messages, more: list.more))
  }

  private func choice(_ params: Params, _ store: Store) throws -> MessageChoice {
    if let id = params.guardianID { return .recipient(Recipient(try store.guardian(id)).id) }
    if let id = params.staffID { return .recipient(Recipient(try store.member(id, field: "staff_id")).id) }
    guard let id = params.studentID else { preconditionFailure("the parameters were checked") }
    return .student(try store.student(id).id)
  }
}

/// The library's entry for `communication.query.message_history`.
@c(intent_handler_communication__query__message_history)
public func entry() -> UnsafeRawPointer { export(MessageHistory.self) }
