import AcademyKit
import AcademyReports
import IntentKit

/// `report.query.status`: when and by whom a report was made, what files it has, and who got it.
struct Status: IntentHandler {
  static let intent: IntentKey = "report.query.status"

  struct Params: AcademyParameters {
    var reportID: ReportID
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var report: StoredReport
    /// Of the report as it is now; one that was made again has not been delivered yet.
    var deliveries: [ReportReceipt]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let report = try academy.store.report(params.reportID)
    return .completed(Report(report: report, deliveries: try academy.store.receipts(of: report)))
  }
}

/// The library's entry for `report.query.status`.
@c(intent_handler_report__query__status)
public func entry() -> UnsafeRawPointer { export(Status.self) }
