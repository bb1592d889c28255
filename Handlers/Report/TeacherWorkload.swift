import AcademyKit
import AcademyReports
import IntentKit

/// `report.exec.teacher_workload`: what teachers teach in a month, by the timetable and by what was held, as a page and as
/// CSV.
struct TeacherWorkload: IntentHandler {
  static let intent: IntentKey = "report.exec.teacher_workload"

  struct Params: AcademyParameters {
    /// Nil: the current one.
    var month: Month?
    /// A teacher; nil: all.
    var staffID: StaffID?
    /// Nil: Korean.
    var language: Language?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var report: StoredReport
    var month: Month
    var teachers: [TeacherWorkloadReport.TeacherRow]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let workload = try TeacherWorkloadReport(academy, month: params.month, teacher: params.staffID)
    let report = try academy.publish(workload.document(in: params.language ?? .korean))
    return .completed(Report(report: report, month: workload.month, teachers: workload.teachers))
  }
}

/// The library's entry for `report.exec.teacher_workload`.
@c(intent_handler_report__exec__teacher_workload)
public func entry() -> UnsafeRawPointer { export(TeacherWorkload.self) }
