import AcademyKit
import AcademyReports
import IntentKit

/// `report.exec.tenant_overview`: the academy in a month, beside the eleven before it, as a page and as CSV.
struct TenantOverview: IntentHandler {
  static let intent: IntentKey = "report.exec.tenant_overview"

  struct Params: AcademyParameters {
    /// Nil: the current one.
    var month: Month?
    /// Nil: Korean.
    var language: Language?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var report: StoredReport
    var month: Month
    var people: AcademyPeople
    /// The month and those before it, the earliest first.
    var months: [TenantOverviewReport.MonthFacts]
    /// What was billed, by month and currency.
    var billed: [BilledMonth]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let overview = try TenantOverviewReport(academy, month: params.month)
    let report = try academy.publish(overview.document(in: params.language ?? .korean))
    return .completed(
      Report(
        report: report, month: overview.month, people: overview.people, months: overview.months,
        billed: overview.billed))
  }
}

/// The library's entry for `report.exec.tenant_overview`.
@c(intent_handler_report__exec__tenant_overview)
public func entry() -> UnsafeRawPointer { export(TenantOverview.self) }
