import AcademyKit
import AcademyReports
import IntentKit

/// `report.exec.monthly_billing`: what was billed for a month, what came in and what is owed, as a page and as CSV.
struct MonthlyBilling: IntentHandler {
  static let intent: IntentKey = "report.exec.monthly_billing"

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
    /// What was billed for the month, currency by currency.
    var billed: [BilledMonth]
    /// What came in during the month, for whichever month it was owed.
    var received: [Money]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let month = try MonthlyBillingReport(academy, month: params.month)
    let report = try academy.publish(month.document(in: params.language ?? .korean))
    return .completed(
      Report(
        report: report, month: month.month, billed: month.billed,
        received: month.currencies.map { Money(month.receipts($0), $0) }))
  }
}

/// The library's entry for `report.exec.monthly_billing`.
@c(intent_handler_report__exec__monthly_billing)
public func entry() -> UnsafeRawPointer { export(MonthlyBilling.self) }
