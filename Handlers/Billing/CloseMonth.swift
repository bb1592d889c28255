import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.exec.close_month`: the books of a month that is over are closed. Its totals are kept, and nothing can be dated
/// in it any more: no invoice, payment, refund, discount or void.
struct CloseMonth: IntentHandler {
  static let intent: IntentKey = "billing.exec.close_month"

  struct Params: AcademyParameters {
    var month: Month
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var month: Month
    /// One a currency; none if nothing is dated in the month.
    var totals: [RevenueTotals]
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    guard today > params.month.lastDay else {
      throw IntentError.permanent("the month \(params.month) is not over: it is \(today)")
    }
    return .completed(
      try academy.change { transaction in
        struct Closed: Decodable { var closedBy: String }
        let sql = "SELECT closed_by FROM closed_months WHERE month = ?1"
        if let closed = try transaction.query(sql, [params.month], as: Closed.self).first {
          throw IntentError.permanent("the month \(params.month) was closed before, by \(closed.closedBy)")
        }
        let report = Report(
          month: params.month,
          totals: try transaction.revenue(from: params.month, to: params.month).map(\.totals))
        try transaction.execute(
          "INSERT INTO closed_months (month, closed_at, closed_by, totals) VALUES (?1, ?2, ?3, ?4)",
          [
            params.month, academy.now, params.requestedBy?.text ?? "unknown",
            try JSONCoding.encode(report.totals).text,
          ])
        try academy.audit("closed_month", params.month.text, before: nil, after: report, in: transaction)
        return report
      })
  }
}

/// The library's entry for `billing.exec.close_month`.
@c(intent_handler_billing__exec__close_month)
public func entry() -> UnsafeRawPointer { export(CloseMonth.self) }
