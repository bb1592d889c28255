import AcademyKit
import IntentKit

/// `class.exec.withdraw_student`: a student takes a class no more. What was recorded of it stays.
struct WithdrawStudent: IntentHandler {
  static let intent: IntentKey = "class.exec.withdraw_student"

  struct Params: AcademyParameters {
    var studentID: StudentID
    var classID: ClassID
    /// The first day on which the student is in it no more; nil: today. Not in the future.
    var on: Day?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    var classID: ClassID
    var enrolledOn: Day
    var withdrawnOn: Day
    /// Students who are left in the class and attend.
    var enrolled: Int
    /// False: the student had been withdrawn before.
    var changed: Bool
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    let day = params.on ?? today
    guard day <= today else { throw IntentError.invalidParams("\(day) has not come yet", field: "on") }
    return .completed(
      try academy.change { transaction in
        let student = try transaction.student(params.studentID)
        let course = try transaction.course(params.classID)
        guard let enrollment = try transaction.enrollment(of: student.id, in: course.id) else {
          throw IntentError.permanent(
            "\(student.name) (\(student.id)) was never enrolled in \(course.name) (\(course.id)): there is nothing to end"
          )
        }
        if enrollment.withdrawnOn == nil {
          guard day >= enrollment.enrolledOn else {
            throw IntentError.invalidParams(
              "\(day) comes before the enrollment, which was on \(enrollment.enrolledOn)", field: "on")
          }
          try academy.withdraw(enrollment, on: day, in: transaction)
        }
        return Report(
          studentID: student.id, classID: course.id, enrolledOn: enrollment.enrolledOn,
          withdrawnOn: enrollment.withdrawnOn ?? day, enrolled: try transaction.students(in: course.id).count,
          changed: enrollment.withdrawnOn == nil)
      })
  }
}

/// The library's entry for `class.exec.withdraw_student`.
@c(intent_handler_class__exec__withdraw_student)
public func entry() -> UnsafeRawPointer { export(WithdrawStudent.self) }
