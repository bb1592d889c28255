import AcademyKit
import IntentKit

/// `attendance.exec.mark_excused`: a student did not come, or will not, for a reason that the academy accepts.
///
/// An absence that was recorded becomes an excused one. It may be said up to a year ahead; a student who comes all the
/// same is checked in as ever.
struct MarkExcused: IntentHandler {
  static let intent: IntentKey = "attendance.exec.mark_excused"

  struct Params: AcademyParameters {
    var studentID: StudentID
    /// Nil: every class of the student's that meets on the day.
    var classID: ClassID?
    /// Nil: today.
    var day: Day?
    var reason: Line
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    var day: Day
    /// The classes from which the student is excused now.
    var excused: [ClassID] = []
    /// Those from which the student was excused before, with whatever reason.
    var alreadyExcused: [ClassID] = []
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    let day = params.day ?? today
    guard day <= today.adding(366) else {
      throw IntentError.invalidParams("\(day) is more than a year ahead", field: "day")
    }
    return .completed(
      try academy.change { transaction in
        let student = try transaction.student(params.studentID)
        var report = Report(studentID: student.id, day: day)
        for course in try courses(of: student, params.classID, day, transaction) {
          let before = try transaction.attendance(of: student.id, in: course.id, on: day)
          switch before?.status {
          case .excused: report.alreadyExcused.append(course.id)
          case .present, .late:
            throw IntentError.permanent(
              "the student \(student.id) came to \(course.name) (\(course.id)) on \(day): attendance.exec.correct_record "
                + "changes what is recorded")
          case .absent, nil:
            let attendance = Attendance(
              studentID: student.id, classID: course.id, day: day, status: .excused, reason: params.reason.text)
            try academy.record(attendance, before: before, in: transaction)
            report.excused.append(course.id)
          }
        }
        return report
      })
  }

  /// The classes that the student misses.
  private func courses(
    of student: Student, _ id: ClassID?, _ day: Day, _ transaction: borrowing Transaction
  ) throws -> [Course] {
    if let id {
      let course = try transaction.course(of: student, id)
      let session = try transaction.session(of: course, on: day)
      guard session.isHeld || session.state == .unknown else {
        let verb = session.state == .cancelled ? "is cancelled" : "does not meet"
        throw IntentError.permanent("\(course.name) (\(id)) \(verb) on \(day): there is nothing to be excused from")
      }
      return [course]
    }
    let courses = try transaction.courses(of: student.id)
    let timetable = Timetable(courses, changes: try transaction.sessionChanges(from: day, to: day))
    let held = courses.filter { timetable.session(of: $0, on: day).isHeld }
    guard !held.isEmpty else {
      throw IntentError.permanent("no class of \(student.name) (\(student.id)) meets on \(day): name the class_id")
    }
    return held
  }
}

/// The library's entry for `attendance.exec.mark_excused`.
@c(intent_handler_attendance__exec__mark_excused)
public func entry() -> UnsafeRawPointer { export(MarkExcused.self) }
