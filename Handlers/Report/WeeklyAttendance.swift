import AcademyKit
import AcademyReports
import IntentKit

/// `report.exec.weekly_attendance`: a week's attendance as a page for people and as CSV for spreadsheets, below `reports/`
/// in the tenant's directory of files; the result says where.
struct WeeklyAttendance: IntentHandler {
  static let intent: IntentKey = "report.exec.weekly_attendance"

  struct Params: AcademyParameters {
    /// A day of the week, which begins on Monday; nil: today.
    var weekOf: Day?
    /// Nil: all classes.
    var classID: ClassID?
    /// Nil: Korean.
    var language: Language?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var report: StoredReport
    var week: String
    var from: Day
    var to: Day
    var total: AttendanceCounts
    var classes: [ClassTally]
  }

  struct ClassTally: Codable, Sendable {
    var classID: ClassID
    var name: String
    var tally: AttendanceCounts
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let week = try WeeklyAttendanceReport(academy, weekOf: params.weekOf, in: params.classID)
    let report = try academy.publish(week.document(in: params.language ?? .korean))
    return .completed(
      Report(
        report: report, week: week.monday.isoWeek, from: week.monday, to: week.sunday, total: week.total,
        classes: week.classes.map { ClassTally(classID: $0.id, name: $0.name, tally: $0.tally) }))
  }
}

/// The library's entry for `report.exec.weekly_attendance`.
@c(intent_handler_report__exec__weekly_attendance)
public func entry() -> UnsafeRawPointer { export(WeeklyAttendance.self) }
