import AcademyKit
import IntentKit

/// `attendance.query.student_history`: what is recorded of a student in a period, and how often the student was present,
/// late, absent and excused.
struct StudentHistory: IntentHandler {
  static let intent: IntentKey = "attendance.query.student_history"

  struct Params: AcademyParameters {
    var studentID: StudentID
    /// Nil: 30 days that end with `to`.
    var from: Day?
    /// Nil: today.
    var to: Day?
    /// Nil: all classes.
    var classID: ClassID?
    /// Days, 1 to 1000; nil: 100.
    var limit: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var studentID: StudentID
    var student: String
    var from: Day
    var to: Day
    /// Of the whole period, whatever the limit.
    var counts: AttendanceCounts
    /// Came, late or not, of the sessions from which the student was not excused, in tenths of a percent; nil: there
    /// were none.
    var rate: Int?
    /// Whether there are earlier days than these.
    var more: Bool
    /// The last day first.
    var days: [Entry]
  }

  struct Entry: Codable, Sendable {
    var day: Day
    var classID: ClassID
    var name: String
    var status: Attendance.Status
    var checkedInAt: Timestamp?
    var checkedOutAt: Timestamp?
    var minutesLate: Int?
    var reason: String?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try ListLimit.check(params.limit)
    if let from = params.from, let to = params.to { _ = try Period(from: from, to: to) }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let store = academy.store
    let period = try Period(from: params.from, to: params.to, today: try academy.today(), days: 30)
    let student = try store.student(params.studentID)
    if let id = params.classID { _ = try store.course(id) }
    let counts = try store.attendanceCounts(of: student.id, in: period, course: params.classID)
    let limit = ListLimit.of(params.limit)
    let entries = try store.query(
      """
      SELECT a.day, a.class_id, c.name, a.status, a.checked_in_at, a.checked_out_at, a.minutes_late, a.reason
      FROM attendance a JOIN classes c ON c.id = a.class_id
      WHERE a.student_id = ?1 AND a.day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR a.class_id = ?4)
      ORDER BY a.day DESC, a.class_id LIMIT ?5
      """, [student.id, period.from, period.to, params.classID, limit], as: Entry.self)
    return .completed(
      Report(
        studentID: student.id, student: student.name, from: period.from, to: period.to, counts: counts,
        rate: counts.rate, more: counts.total > limit, days: entries))
  }
}

/// The library's entry for `attendance.query.student_history`.
@c(intent_handler_attendance__query__student_history)
public func entry() -> UnsafeRawPointer { export(StudentHistory.self) }
