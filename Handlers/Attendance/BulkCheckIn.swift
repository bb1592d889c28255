import AcademyKit
import IntentKit

/// `attendance.exec.bulk_check_in`: many students have come to a class; all of them are recorded, or none if one is not
/// the class's.
struct BulkCheckIn: IntentHandler {
  static let intent: IntentKey = "attendance.exec.bulk_check_in"

  struct Params: AcademyParameters {
    var classID: ClassID
    /// When those came who have no time of their own; nil: now.
    var at: Timestamp?
    /// 1 to 500.
    var students: [Arrival]
    var requestedBy: Line?
  }

  struct Arrival: Codable, Sendable {
    var studentID: StudentID
    /// Nil: as all the others.
    var at: Timestamp?
  }

  struct Report: Codable, Sendable {
    var classID: ClassID
    /// Checked in by this job.
    var changed: Int
    var late: Int
    /// In the order of the parameters.
    var students: [Entry]

    struct Entry: Codable, Sendable {
      var studentID: StudentID
      var student: String
      var day: Day
      /// Whether the class meets on that day.
      var session: SessionState
      var status: Attendance.Status
      var minutesLate: Int?
      /// False: the student had been checked in before.
      var changed: Bool
    }
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard (1...500).contains(params.students.count) else {
      throw IntentError.invalidParams("takes 1 to 500 students, not \(params.students.count)", field: "students")
    }
    var seen: [StudentID: Int] = [:]
    for (index, arrival) in params.students.enumerated() {
      if let first = seen.updateValue(index, forKey: arrival.studentID) {
        throw IntentError.invalidParams(
          "\(arrival.studentID) is in students[\(first)] already", field: "students[\(index)].student_id")
      }
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let clock = try academy.clock()
    let common = try academy.time(params.at)
    let times = try params.students.enumerated().map { index, arrival in
      try arrival.at.map { try academy.time($0, field: "students[\(index)].at") } ?? common
    }
    return .completed(
      try academy.change { transaction in
        let course = try transaction.course(params.classID)
        var sessions: [Day: Session] = [:]
        var report = Report(classID: course.id, changed: 0, late: 0, students: [])
        for (index, (arrival, time)) in zip(params.students, times).enumerated() {
          let student = try member(arrival.studentID, course, "students[\(index)].student_id", transaction)
          let (day, minute) = clock.local(time)
          let session = try sessions[day] ?? transaction.session(of: course, on: day)
          sessions[day] = session
          let (attendance, changed) = try academy.checkIn(
            student, to: course, session, at: time, minute: minute,
            before: try transaction.attendance(of: student.id, in: course.id, on: day), in: transaction)
          report.students.append(
            Report.Entry(
              studentID: student.id, student: student.name, day: day, session: session.state, status: attendance.status,
              minutesLate: attendance.minutesLate, changed: changed))
        }
        report.changed = report.students.count { $0.changed }
        report.late = report.students.count { $0.status == .late }
        return report
      })
  }

  private func member(
    _ id: StudentID, _ course: Course, _ field: String, _ transaction: borrowing Transaction
  ) throws -> Student {
    let student = try transaction.student(id, field: field)
    guard try transaction.isEnrolled(id, in: course.id) else {
      throw IntentError.invalidParams("\(student.name) (\(id)) is not enrolled in \(course.name)", field: field)
    }
    return student
  }
}

/// The library's entry for `attendance.exec.bulk_check_in`.
@c(intent_handler_attendance__exec__bulk_check_in)
public func entry() -> UnsafeRawPointer { export(BulkCheckIn.self) }
