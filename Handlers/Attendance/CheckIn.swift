import AcademyKit
import IntentKit

/// `attendance.exec.check_in`: a student has come to a class.
///
/// Whether the student is late is told from the start of the day's session and the minutes that the class allows. A
/// student who was marked absent is absent no more; one who is checked in already stays so, with the first time. Coming
/// on a day on which the class does not meet is recorded, and said in the result; nobody is late then.
struct CheckIn: IntentHandler {
  static let intent: IntentKey = "attendance.exec.check_in"

  struct Params: AcademyParameters {
    var studentID: StudentID
    /// May be left out for a student of one class.
    var classID: ClassID?
    /// When the student came; nil: now.
    var at: Timestamp?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    var student: String
    var classID: ClassID
    var day: Day
    /// Whether the class meets on that day.
    var session: SessionState
    var status: Attendance.Status
    var minutesLate: Int?
    /// False: the student had been checked in before.
    var changed: Bool
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let time = try academy.time(params.at)
    let (day, minute) = try academy.clock().local(time)
    return .completed(
      try academy.change { transaction in
        let student = try transaction.student(params.studentID)
        let course = try transaction.course(of: student, params.classID)
        let session = try transaction.session(of: course, on: day)
        let (attendance, changed) = try academy.checkIn(
          student, to: course, session, at: time, minute: minute,
          before: try transaction.attendance(of: student.id, in: course.id, on: day), in: transaction)
        return Report(
          studentID: student.id, student: student.name, classID: course.id, day: day, session: session.state,
          status: attendance.status, minutesLate: attendance.minutesLate, changed: changed)
      })
  }
}

/// The library's entry for `attendance.exec.check_in`.
@c(intent_handler_attendance__exec__check_in)
public func entry() -> UnsafeRawPointer { export(CheckIn.self) }
