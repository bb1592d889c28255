import AcademyKit
import IntentKit

/// `attendance.exec.check_in`: a student has come to a class.
///
/// Whether the student is late is told from the class's start and the minutes that it allows. A student who was marked
/// absent is absent no more; one who is checked in already stays so, with the first time.
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
    var status: Attendance.Status
    var minutesLate: Int?
    /// False: the student had been checked in before.
    var changed: Bool
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let time = params.at ?? academy.now
    guard time < academy.now + .seconds(86_400) else {
      throw IntentError.invalidParams("\(time) is more than a day ahead", field: "at")
    }
    let (day, minute) = try academy.clock().local(time)
    return .completed(
      try academy.change { transaction in
        let student = try transaction.student(params.studentID)
        let course = try course(of: student, params.classID, transaction)
        let before = try transaction.attendance(of: student.id, in: course.id, on: day)
        if let before, before.status == .present || before.status == .late {
          return Report(student, before, changed: false)
        }
        let late = course.startsAt.map { minute - $0.minutes } ?? 0
        let isLate = late > course.lateAfter
        let attendance = Attendance(
          studentID: student.id, classID: course.id, day: day, status: isLate ? .late : .present, checkedInAt: time,
          minutesLate: isLate ? late : nil)
        try academy.record(attendance, before: before, in: transaction)
        return Report(student, attendance, changed: true)
      })
  }

  /// The class that the student has come to.
  private func course(
    of student: Student, _ id: ClassID?, _ transaction: borrowing Transaction
  ) throws -> Course {
    if let id {
      let course = try transaction.course(id)
      guard try transaction.isEnrolled(student.id, in: id) else {
        throw IntentError.invalidParams(
          "\(student.name) (\(student.id)) is not enrolled in \(course.name)", field: "class_id")
      }
      return course
    }
    let courses = try transaction.courses(of: student.id)
    guard let course = courses.first, courses.count == 1 else {
      let names = courses.map(\.id.text).joined(separator: ", ")
      throw IntentError.invalidParams(
        courses.isEmpty
          ? "\(student.name) (\(student.id)) is enrolled in no class"
          : "\(student.name) (\(student.id)) has several classes: say which of \(names)", field: "class_id")
    }
    return course
  }
}

extension CheckIn.Report {
  fileprivate init(_ student: Student, _ attendance: Attendance, changed: Bool) {
    self.init(
      studentID: student.id, student: student.name, classID: attendance.classID, day: attendance.day,
      status: attendance.status, minutesLate: attendance.minutesLate, changed: changed)
  }
}

/// The library's entry for `attendance.exec.check_in`.
@c(intent_handler_attendance__exec__check_in)
public func entry() -> UnsafeRawPointer { export(CheckIn.self) }
