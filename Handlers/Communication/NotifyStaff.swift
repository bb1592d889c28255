import AcademyKit
import IntentKit

/// `communication.exec.notify_staff`: writes to those who work for the academy: to all, to those of a role, or to
/// certain ones; to each of them once and in their language.
struct NotifyStaff: IntentHandler {
  static let intent: IntentKey = "communication.exec.notify_staff"

  struct Params: WrittenParameters {
    /// True: everybody. Either this, a role or ids.
    var all: Bool?
    var role: StaffMember.Role?
    var staffIDs: [StaffID]?
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
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard [params.all == true, params.role != nil, params.staffIDs != nil].count(where: { $0 }) == 1 else {
      throw IntentError.invalidParams("give either all (true), role or staff_ids", field: "all")
    }
    if let ids = params.staffIDs, ids.isEmpty {
      throw IntentError.invalidParams("names nobody", field: "staff_ids")
    }
    try params.draft.check()
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<NoticeReport> {
    let academy = try Academy(context, params)
    let members = try members(params, academy.store)
    let message = try academy.store.prepared(params.draft)
    let event = academy.messageEvent(nil)
    return .completed(
      try await academy.send(
        members.map { message.notice(event: event, to: Recipient($0), urgent: params.urgent ?? false) }))
  }

  private func members(_ params: Params, _ store: Store) throws -> [StaffMember] {
    let staff = try store.staff()
    if let ids = params.staffIDs {
      let known = Set(staff.map(\.id))
      if let missing = ids.firstIndex(where: { !known.contains($0) }) {
        throw IntentError.invalidParams(
          "there is nobody of the staff with the id \(ids[missing])", field: "staff_ids[\(missing)]")
      }
      return staff.filter { ids.contains($0.id) }
    }
    let members = staff.filter { params.role == nil || $0.role == params.role }
    guard !members.isEmpty else {
      throw IntentError.permanent(
        "there is nobody to write to: the academy has no \(params.role.map { "\($0.rawValue)s" } ?? "staff")")
    }
    return members
  }
}

/// The library's entry for `communication.exec.notify_staff`.
@c(intent_handler_communication__exec__notify_staff)
public func entry() -> UnsafeRawPointer { export(NotifyStaff.self) }
