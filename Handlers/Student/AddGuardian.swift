import AcademyKit
import IntentKit

/// `student.exec.add_guardian`: somebody is a guardian of a student from now on. Somebody whom the academy knows, by e-mail
/// address or by phone and name, is taken as the same person.
struct AddGuardian: IntentHandler {
  static let intent: IntentKey = "student.exec.add_guardian"

  struct Params: AcademyParameters {
    var studentID: StudentID
    var name: Line
    /// Either this or a phone.
    var email: EmailAddress?
    /// Either this or an e-mail address.
    var phone: PhoneNumber?
    /// Nil: the student's.
    var language: Language?
    /// What the guardian is to the student: `mother`.
    var relation: Line?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    /// As the academy knows the guardian: what was known before is not changed.
    var guardian: Guardian
    var change: Change
  }

  enum Change: String, Codable, Sendable, CaseIterable {
    /// A new guardian.
    case added
    /// A guardian of another student's too.
    case linked
    /// Was this student's guardian before.
    case unchanged
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard params.email != nil || params.phone != nil else {
      throw IntentError.invalidParams("is missing, and phone too: give one of them", field: "email")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let details = GuardianDetails(
      name: params.name, email: params.email, phone: params.phone, language: params.language,
      relation: params.relation)
    return .completed(
      try academy.change { transaction in
        let student = try transaction.changeableStudent(params.studentID)
        let change: Change =
          switch try academy.add(details, to: student.student, in: transaction) {
          case .added: .added
          case .linked: .linked
          case .unchanged: .unchanged
          }
        guard let guardian = try transaction.findGuardian(details) else {
          throw IntentError.retry("the guardian \(details.name) was added and cannot be found")
        }
        return Report(studentID: student.id, guardian: guardian, change: change)
      })
  }
}

/// The library's entry for `student.exec.add_guardian`.
@c(intent_handler_student__exec__add_guardian)
public func entry() -> UnsafeRawPointer { export(AddGuardian.self) }
