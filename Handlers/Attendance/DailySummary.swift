import AcademyKit
import IntentKit

/// `attendance.query.daily_summary`: who came, came late, did not come and is not recorded, class by class.
struct DailySummary: IntentHandler {
  static let intent: IntentKey = "attendance.query.daily_summary"

  struct Params: AcademyParameters {
    /// Nil: today.
    var day: Day?
    /// Nil: all classes.
    var classID: ClassID?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var day: Day
    var classes: [ClassSummary]
  }

  struct ClassSummary: Codable, Sendable {
    var classID: ClassID
    var name: String
    var enrolled: Int
    var present: Int
    var late: [Who]
    var absent: [Who]
    var excused: [Who]
    /// Enrolled, and nobody said whether they came.
    var notRecorded: [Who]
  }

  struct Who: Codable, Sendable {
    var studentID: StudentID
    var name: String
    var minutesLate: Int?
    var reason: String?
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let day = try params.day ?? academy.today()
    let classes = try academy.store.courses(params.classID).map { course in
      try summary(course, day, academy.store)
    }
    return .completed(Report(day: day, classes: classes))
  }

  private func summary(_ course: Course, _ day: Day, _ store: Store) throws -> ClassSummary {
    let students = try store.students(in: course.id)
    let records = try store.attendance(from: day, to: day, in: course.id)
    var summary = ClassSummary(
      classID: course.id, name: course.name, enrolled: students.count, present: 0, late: [], absent: [], excused: [],
      notRecorded: []
    )
    for student in students {
      let record = records.first { $0.studentID == student.id }
      let who = Who(
        studentID: student.id, name: student.name, minutesLate: record?.minutesLate, reason: record?.reason)
      switch record?.status {
      case .present: summary.present += 1
      case .late: summary.late.append(who)
      case .absent: summary.absent.append(who)
      case .excused: summary.excused.append(who)
      case nil: summary.notRecorded.append(who)
      }
    }
    return summary
  }
}

/// The library's entry for `attendance.query.daily_summary`.
@c(intent_handler_attendance__query__daily_summary)
public func entry() -> UnsafeRawPointer { export(DailySummary.self) }
