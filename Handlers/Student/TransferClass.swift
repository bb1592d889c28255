import AcademyKit
import IntentKit

/// `student.exec.transfer_class`: a student leaves one class and takes another, both or neither. What was recorded in the
/// one that is left stays, and so does the enrollment, with the day on which it ended.
struct TransferClass: IntentHandler {
  static let intent: IntentKey = "student.exec.transfer_class"

  struct Params: AcademyParameters {
    var studentID: StudentID
    var fromClassID: ClassID
    var toClassID: ClassID
    /// The first day in the new class; nil: today. Not in the future.
    var on: Day?
    var reason: Line?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    var from: Place
    var to: Place
    var on: Day
  }

  struct Place: Codable, Sendable {
    var classID: ClassID
    var name: String
    /// Students who are in the class now and attend.
    var enrolled: Int
    var capacity: Int?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard params.fromClassID != params.toClassID else {
      throw IntentError.invalidParams("is the class that is to be left", field: "to_class_id")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    let day = params.on ?? today
    guard day <= today else {
      throw IntentError.invalidParams("\(day) has not come yet: let the job run then, with run_at", field: "on")
    }
    return .completed(
      try academy.change { transaction in
        let student = try transaction.changeableStudent(params.studentID)
        let from = try transaction.course(params.fromClassID, field: "from_class_id")
        let to = try transaction.course(params.toClassID, field: "to_class_id")
        guard let enrollment = try transaction.enrollment(of: student.id, in: from.id), enrollment.withdrawnOn == nil
        else {
          throw IntentError.permanent(
            "\(student.label) is not enrolled in \(from.name) (\(from.id)): there is nothing to transfer from")
        }
        guard day >= enrollment.enrolledOn else {
          throw IntentError.invalidParams(
            "\(day) comes before the enrollment in \(from.name), which was on \(enrollment.enrolledOn)", field: "on")
        }
        guard try !transaction.isEnrolled(student.id, in: to.id) else {
          throw IntentError.permanent(
            "\(student.label) is enrolled in \(to.name) (\(to.id)) already: class.exec.withdraw_student ends the other")
        }
        _ = try academy.enroll(student.student, in: to, on: day, transaction)
        try academy.withdraw(enrollment, on: day, in: transaction)
        try academy.audit(
          "transfer", "\(student.id)/\(day)", before: Transfer(classID: from.id, reason: nil),
          after: Transfer(classID: to.id, reason: params.reason), in: transaction)
        return Report(
          studentID: student.id, from: try place(from, transaction), to: try place(to, transaction), on: day)
      })
  }

  /// For the audit: the two enrollments belong together.
  private struct Transfer: Codable {
    var classID: ClassID
    var reason: Line?
  }

  private func place(_ course: Course, _ transaction: borrowing Transaction) throws -> Place {
    Place(
      classID: course.id, name: course.name, enrolled: try transaction.students(in: course.id).count,
      capacity: course.capacity)
  }
}

/// The library's entry for `student.exec.transfer_class`.
@c(intent_handler_student__exec__transfer_class)
public func entry() -> UnsafeRawPointer { export(TransferClass.self) }
