import AcademyKit
import IntentKit

/// `student.query.profile`: all that is known of a student, for whoever sits before the parents.
struct Profile: IntentHandler {
  static let intent: IntentKey = "student.query.profile"

  struct Params: AcademyParameters {
    var studentID: StudentID
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var student: StudentRecord
    var guardians: [StudentGuardian]
    /// Those that the student is in.
    var classes: [Course]
    /// Those that the student was in.
    var formerClasses: [Enrollment]
    var attendance: Attendances
    /// One of each currency in which something was billed.
    var balances: [Balance]
    var openTasks: [StudentTask]
    /// The last ten, the newest first.
    var messages: [SentNotice]
  }

  struct Attendances: Codable, Sendable {
    var last30Days: AttendanceCounts
    var last90Days: AttendanceCounts
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let store = academy.store
    let today = try academy.today()
    let student = try store.studentRecord(params.studentID)
    let attendance = Attendances(
      last30Days: try store.attendanceCounts(of: student.id, from: today.adding(-29), to: today),
      last90Days: try store.attendanceCounts(of: student.id, from: today.adding(-89), to: today))
    return .completed(
      Report(
        student: student, guardians: try store.guardiansWithRelations(ofAll: [student.id])[student.id] ?? [],
        classes: try store.courses(of: student.id),
        formerClasses: try store.enrollments(of: student.id).filter { $0.withdrawnOn != nil }, attendance: attendance,
        balances: try store.balances(of: student.id, on: today), openTasks: try store.openTasks(of: student.id),
        messages: try store.lastNotices(about: student.id, limit: 10)))
  }
}

/// The library's entry for `student.query.profile`.
@c(intent_handler_student__query__profile)
public func entry() -> UnsafeRawPointer { export(Profile.self) }
