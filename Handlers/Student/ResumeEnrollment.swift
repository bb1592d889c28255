import AcademyKit
import IntentKit

/// `student.exec.resume_enrollment`: a student who paused attends again, in the classes of before; one who had left is
/// taken back, without classes.
struct ResumeEnrollment: IntentHandler {
  static let intent: IntentKey = "student.exec.resume_enrollment"

  struct Params: AcademyParameters {
    var studentID: StudentID
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    /// What the student did before: `paused` or `left`.
    var was: Student.Status
    /// The classes that the student comes to again.
    var classIDs: [ClassID]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    return .completed(
      try academy.change { transaction in
        let before = try transaction.changeableStudent(params.studentID)
        guard before.status != .active else { throw IntentError.permanent("\(before.label) attends already") }
        let courses = try transaction.courses(of: before.id)
        for course in courses { try checkRoom(in: course, for: before, transaction) }
        var after = before
        after.status = .active
        after.pausedUntil = nil
        after.leftOn = nil
        try academy.change(before, to: after, in: transaction)
        return Report(studentID: after.id, was: before.status, classIDs: courses.map(\.id))
      })
  }

  /// - Throws: `permanent` if others have taken the place of somebody who paused.
  private func checkRoom(
    in course: Course, for student: StudentRecord, _ transaction: borrowing Transaction
  ) throws {
    guard let capacity = course.capacity, try transaction.students(in: course.id).count >= capacity else { return }
    throw IntentError.permanent(
      "the class \(course.name) (\(course.id)) is full by now, it takes \(capacity) students: take \(student.label) out "
        + "of it with class.exec.withdraw_student first")
  }
}

/// The library's entry for `student.exec.resume_enrollment`.
@c(intent_handler_student__exec__resume_enrollment)
public func entry() -> UnsafeRawPointer { export(ResumeEnrollment.self) }
