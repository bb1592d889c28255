import AcademyKit
import AcademyReports
import IntentKit

/// `report.exec.class_performance`: how classes are attended over some weeks, all of them or one, as a page and as CSV.
struct ClassPerformance: IntentHandler {
  static let intent: IntentKey = "report.exec.class_performance"

  struct Params: AcademyParameters {
    /// Nil: all classes.
    var classID: ClassID?
    /// Nil: the first day of the last day's month.
    var from: Day?
    /// Nil: today. At most 366 days from the first.
    var to: Day?
    /// Nil: Korean.
    var language: Language?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var report: StoredReport
    var from: Day
    var to: Day
    var total: AttendanceCounts
    var classes: [ClassPerformanceReport.ClassRow]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let classes = try ClassPerformanceReport(academy, in: params.classID, from: params.from, to: params.to)
    let report = try academy.publish(classes.document(in: params.language ?? .korean))
    return .completed(
      Report(report: report, from: classes.from, to: classes.to, total: classes.total, classes: classes.classes))
  }
}

/// The library's entry for `report.exec.class_performance`.
@c(intent_handler_report__exec__class_performance)
public func entry() -> UnsafeRawPointer { export(ClassPerformance.self) }
