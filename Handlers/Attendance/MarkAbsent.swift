import AcademyKit
import IntentKit

/// `attendance.exec.mark_absent`: a student, or everybody of a class who was not checked in, did not come.
///
/// Nobody is absent from a session that is cancelled. On a day on which the class does not meet by what is known now, an
/// absence is recorded, and said in the result: its timetable may have been another one.
struct MarkAbsent: IntentHandler {
  static let intent: IntentKey = "attendance.exec.mark_absent"

  struct Params: AcademyParameters {
    var classID: ClassID
    /// Nil: everybody of whom nothing is recorded on that day.
    var studentID: StudentID?
    /// Nil: today.
    var day: Day?
    var reason: Line?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var classID: ClassID
    var day: Day
    /// Whether the class meets on that day.
    var session: SessionState
    /// Who is marked absent now.
    var marked: [StudentID] = []
    /// Who was before.
    var alreadyAbsent: [StudentID] = []
    /// Who came, and stays so.
    var came: [StudentID] = []
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    let day = params.day ?? today
    guard day <= today else { throw IntentError.invalidParams("\(day) has not come yet", field: "day") }
    return .completed(
      try academy.change { transaction in
        let course = try transaction.course(params.classID)
        let session = try transaction.session(of: course, on: day)
        guard session.state != .cancelled else {
          throw IntentError.permanent("\(course.name) (\(course.id)) is cancelled on \(day): nobody is absent from it")
        }
        var report = Report(classID: course.id, day: day, session: session.state)
        for student in try students(params, course, transaction) {
          let before = try transaction.attendance(of: student.id, in: course.id, on: day)
          switch before?.status {
          case .absent, .excused: report.alreadyAbsent.append(student.id)
          case .present, .late: report.came.append(student.id)
          case nil:
            let absence = Attendance(
              studentID: student.id, classID: course.id, day: day, status: .absent, reason: params.reason?.text)
            try academy.record(absence, before: nil, in: transaction)
            report.marked.append(student.id)
          }
        }
        if let id = params.studentID, report.came == [id] {
          throw IntentError.permanent("the student \(id) came to \(course.name) on \(day): there is no absence to mark")
        }
        return report
      })
  }

  private func students(
    _ params: Params, _ course: Course, _ transaction: borrowing Transaction
  ) throws -> [Student] {
    guard let id = params.studentID else {
      let students = try transaction.students(in: course.id)
      guard !students.isEmpty else {
        throw IntentError.invalidParams("nobody is enrolled in \(course.name) (\(course.id))", field: "class_id")
      }
      return students
    }
    let student = try transaction.student(id)
    guard try transaction.isEnrolled(id, in: course.id) else {
      throw IntentError.invalidParams("\(student.name) (\(id)) is not enrolled in \(course.name)", field: "student_id")
    }
    return [student]
  }
}

/// The library's entry for `attendance.exec.mark_absent`.
@c(intent_handler_attendance__exec__mark_absent)
public func entry() -> UnsafeRawPointer { export(MarkAbsent.self) }
