import AcademyKit
import IntentKit

/// `class.exec.enroll_student`: a student takes a class from now on.
struct EnrollStudent: IntentHandler {
  static let intent: IntentKey = "class.exec.enroll_student"

  struct Params: AcademyParameters {
    var studentID: StudentID
    var classID: ClassID
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    var classID: ClassID
    /// Students in the class, this one included.
    var enrolled: Int
    var capacity: Int?
    /// False: the student had been enrolled before.
    var changed: Bool
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    return .completed(
      try academy.change { transaction in
        let student = try transaction.student(params.studentID)
        let course = try transaction.course(params.classID)
        let changed = try academy.enroll(student, in: course, on: today, transaction)
        return Report(
          studentID: student.id, classID: course.id, enrolled: try transaction.students(in: course.id).count,
          capacity: course.capacity, changed: changed)
      })
  }
}

/// The library's entry for `class.exec.enroll_student`.
@c(intent_handler_class__exec__enroll_student)
public func entry() -> UnsafeRawPointer { export(EnrollStudent.self) }
