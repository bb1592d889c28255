import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.query.revenue_summary`: what was billed and what came in, month by month and class by class, each counted in
/// the month that it is dated in.
struct RevenueSummary: IntentHandler {
  static let intent: IntentKey = "billing.query.revenue_summary"

  struct Params: AcademyParameters {
    /// The first month.
    var from: Month
    /// The last one; nil: the first.
    var to: Month?
    /// Nil: all.
    var currency: Currency?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var from: Month
    var to: Month
    /// Of all months, one a currency.
    var totals: [RevenueTotals]
    /// One a month and currency, but for those in which nothing is dated.
    var months: [MonthRevenue]
    /// What invoices that were made out in these months bill for each class, without what was declared void. Payments
    /// settle invoices, not classes.
    var classes: [ClassRevenue]
    /// Months among them whose books are closed.
    var closed: [Month]
  }

  struct ClassRevenue: Codable, Sendable {
    /// Nil: what is for no class.
    var classID: ClassID?
    var name: String?
    var currency: Currency
    var invoices: Int
    var issued: Int64
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    let last = params.to ?? params.from
    guard params.from <= last else {
      throw IntentError.invalidParams("\(last) comes before from, which is \(params.from)", field: "to")
    }
    guard last.firstDay.number - params.from.firstDay.number < 5 * 366 else {
      throw IntentError.invalidParams("the months are more than five years", field: "to")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let store = try Academy(context, params).store
    let last = params.to ?? params.from
    let months = try store.revenue(from: params.from, to: last).filter {
      params.currency == nil || params.currency == $0.currency
    }
    struct Closed: Decodable { var month: Month }
    let closed: [Closed] = try store.query(
      "SELECT month FROM closed_months WHERE month BETWEEN ?1 AND ?2 ORDER BY month", [params.from, last])
    return .completed(
      Report(
        from: params.from, to: last, totals: RevenueTotals.sums(of: months), months: months,
        classes: try classes(params, last, store), closed: closed.map(\.month)))
  }

  private func classes(_ params: Params, _ last: Month, _ store: Store) throws -> [ClassRevenue] {
    try store.query(
      """
      SELECT p.class_id, c.name, p.currency, count(DISTINCT p.id) AS invoices, sum(p.amount) AS issued
      FROM (
        SELECT i.id, i.currency, l.class_id, coalesce(l.amount, i.amount) AS amount
        FROM invoices i LEFT JOIN invoice_lines l ON l.invoice_id = i.id
        WHERE i.issued_on BETWEEN ?1 AND ?2 AND i.voided_on IS NULL AND (?3 IS NULL OR i.currency = ?3)
      ) p LEFT JOIN classes c ON c.id = p.class_id
      GROUP BY p.class_id, p.currency ORDER BY p.class_id IS NULL, p.class_id, p.currency
      """, [params.from.firstDay, last.lastDay, params.currency?.rawValue])
  }
}

/// The library's entry for `billing.query.revenue_summary`.
@c(intent_handler_billing__query__revenue_summary)
public func entry() -> UnsafeRawPointer { export(RevenueSummary.self) }
