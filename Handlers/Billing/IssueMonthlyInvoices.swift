import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.exec.issue_monthly_invoices`: makes out a month's invoices, one a student (and currency) of the fees of the
/// classes in which the student is enrolled in that month. A student has one, whichever job makes it; who pauses to the
/// month's end has none, and neither has who owes no fee.
struct IssueMonthlyInvoices: IntentHandler {
  static let intent: IntentKey = "billing.exec.issue_monthly_invoices"

  struct Params: AcademyParameters {
    /// The month that is billed.
    var month: Month
    /// The last day on which they are not overdue.
    var dueOn: Day
    /// Nil: all classes that have a fee.
    var classIDs: [ClassID]?
    var requestedBy: Line?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    let earliest = params.month.previous.firstDay
    guard params.dueOn >= earliest, params.dueOn.number - earliest.number < 366 else {
      throw IntentError.invalidParams(
        "\(params.dueOn) is not within a year of the month that is billed, from \(earliest) on", field: "due_on")
    }
    if params.classIDs?.isEmpty == true {
      throw IntentError.invalidParams("is empty: leave it out to bill all classes", field: "class_ids")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<MonthlyBillingReport> {
    let academy = try Academy(context, params)
    let billing = MonthlyBilling(params.month, dueOn: params.dueOn, issuedOn: try academy.today(), academy)
    let report = try academy.change { transaction in
      for (index, id) in (params.classIDs ?? []).enumerated() {
        _ = try transaction.course(id, field: "class_ids[\(index)]")
      }
      return try billing.run(classes: params.classIDs, in: transaction)
    }
    if report.feesLeftOut > 0 {
      context.log(
        "\(report.feesLeftOut) fees are on no invoice: their students had one of \(params.month) before",
        level: .warning)
    }
    return .completed(report)
  }
}

/// The library's entry for `billing.exec.issue_monthly_invoices`.
@c(intent_handler_billing__exec__issue_monthly_invoices)
public func entry() -> UnsafeRawPointer { export(IssueMonthlyInvoices.self) }
