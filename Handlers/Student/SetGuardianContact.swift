import AcademyKit
import IntentKit

/// `student.exec.set_guardian_contact`: how a guardian is reached from now on: what is given is changed, and nothing else.
struct SetGuardianContact: IntentHandler {
  static let intent: IntentKey = "student.exec.set_guardian_contact"

  struct Params: AcademyParameters {
    /// Either this or a student and the guardian's name.
    var guardianID: Int64?
    var studentID: StudentID?
    var guardianName: Line?
    /// Null clears it, and so it does the phone and the channel.
    var email: EmailAddress?
    var phone: PhoneNumber?
    var language: Language?
    /// What the guardian would rather be reached by.
    var channel: ContactChannel?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var before: Guardian
    var after: Guardian
    /// The guardian's students: for all of them this is the way now.
    var studentIDs: [StudentID]
    var changed: Bool
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    let byName = params.studentID != nil && params.guardianName != nil
    guard (params.guardianID != nil) != (params.studentID != nil || params.guardianName != nil),
      params.guardianID != nil || byName
    else {
      throw IntentError.invalidParams(
        "give either guardian_id, or student_id and guardian_name", field: "guardian_id")
    }
    guard ["email", "phone", "language", "channel"].contains(where: { text[$0] != nil }) else {
      throw IntentError.invalidParams("nothing to change: give one or more of email, phone, language, channel")
    }
    if text["language"]?.isNull == true {
      throw IntentError.invalidParams("cannot be cleared: a guardian is written to in one", field: "language")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    return .completed(
      try academy.change { transaction in
        let before = try guardian(params, transaction)
        var after = before
        if context.params["email"] != nil { after.email = params.email }
        if context.params["phone"] != nil { after.phone = params.phone }
        if context.params["channel"] != nil { after.channel = params.channel }
        if let language = params.language { after.language = language }
        try Self.check(after)
        try checkOthers(after, transaction)
        if after != before { try academy.change(before, to: after, in: transaction) }
        return Report(
          before: before, after: after, studentIDs: try transaction.students(ofGuardian: after.id),
          changed: after != before)
      })
  }

  private func guardian(_ params: Params, _ transaction: borrowing Transaction) throws -> Guardian {
    if let id = params.guardianID {
      guard let guardian = try transaction.findGuardian(id) else {
        throw IntentError.invalidParams("there is no guardian \(id)", field: "guardian_id")
      }
      return guardian
    }
    guard let id = params.studentID, let name = params.guardianName else {
      throw IntentError.invalidParams("is missing", field: "guardian_id")
    }
    let student = try transaction.student(id)
    let all = try transaction.guardians(of: student.id)
    let found = all.filter { $0.name == name.text }
    guard let guardian = found.first, found.count == 1 else {
      let known = all.map { "\($0.name) (\($0.id))" }.joined(separator: ", ")
      throw IntentError.invalidParams(
        found.isEmpty
          ? "\(student.name) (\(id)) has no guardian of this name; there are \(known.isEmpty ? "none" : known)"
          : "\(student.name) (\(id)) has several guardians of this name: give guardian_id, of \(known)",
        field: "guardian_name")
    }
    return guardian
  }

  /// That the guardian can be reached, and in the way that is preferred.
  private static func check(_ guardian: Guardian) throws(IntentError) {
    guard guardian.email != nil || guardian.phone != nil else {
      throw .invalidParams(
        "\(guardian.name) could not be reached any more: leave an e-mail address or a phone number",
        field: guardian.channel == .phone ? "phone" : "email")
    }
    guard let channel = guardian.channel, (channel == .email ? guardian.email?.text : guardian.phone?.text) == nil
    else {
      return
    }
    throw .invalidParams(
      "\(guardian.name) would rather be reached by \(channel.rawValue), and has none: give one, or another channel",
      field: "channel")
  }

  /// That nobody else is found by the guardian's address.
  private func checkOthers(_ guardian: Guardian, _ transaction: borrowing Transaction) throws {
    guard let other = try transaction.guardian(sharingAddressOf: guardian) else { return }
    throw IntentError.invalidParams(
      "it is how \(other.name) (guardian \(other.id)) is known: two people cannot share it",
      field: guardian.email == nil ? "phone" : "email")
  }
}

/// The library's entry for `student.exec.set_guardian_contact`.
@c(intent_handler_student__exec__set_guardian_contact)
public func entry() -> UnsafeRawPointer { export(SetGuardianContact.self) }
