import AcademyKit
import AcademyReports
import IntentKit

/// `report.exec.student_progress`: how a student attended over some weeks, for the guardians, as a page and as CSV.
struct StudentProgress: IntentHandler {
  static let intent: IntentKey = "report.exec.student_progress"

  struct Params: AcademyParameters {
    var studentID: StudentID
    /// Nil: the first day of the month two months before.
    var from: Day?
    /// Nil: today. At most 366 days from the first.
    var to: Day?
    /// Nil: the student's.
    var language: Language?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var report: StoredReport
    var studentID: StudentID
    var from: Day
    var to: Day
    var total: AttendanceCounts
    var classes: [StudentProgressReport.ClassProgress]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let progress = try StudentProgressReport(academy, of: params.studentID, from: params.from, to: params.to)
    let report = try academy.publish(progress.document(in: params.language ?? progress.student.language))
    return .completed(
      Report(
        report: report, studentID: params.studentID, from: progress.from, to: progress.to, total: progress.total,
        classes: progress.classes))
  }
}

/// The library's entry for `report.exec.student_progress`.
@c(intent_handler_report__exec__student_progress)
public func entry() -> UnsafeRawPointer { export(StudentProgress.self) }
