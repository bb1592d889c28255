public import AcademyKit
import IntentKit

extension Reading where Self: ~Copyable {
  /// The books from one month to another, both included: a row for each month and currency in which something is dated,
  /// in that order.
  public func revenue(from first: Month, to last: Month) throws -> [MonthRevenue] {
    let clock = try clock()
    return try query(
      """
      SELECT month, currency, sum(invoices) AS invoices, sum(issued) AS issued, sum(discounts) AS discounts,
        sum(voided) AS voided, sum(paid) AS paid, sum(refunded) AS refunded, sum(outstanding) AS outstanding
      FROM (\(Self.entries.joined(separator: "\nUNION ALL\n"))) GROUP BY month, currency ORDER BY month, currency
      """,
      [
        "first": first.firstDay, "last": last.lastDay, "start": clock.bounds(of: first).start,
        "end": clock.bounds(of: last).end, "offset": clock.sqlModifier,
      ], as: MonthRevenue.self)
  }

  /// One row an entry, with 0 in the columns that it is none of.
  private static var entries: [String] {
    [
      """
      SELECT substr(issued_on, 1, 7) AS month, currency, 1 AS invoices, amount AS issued, 0 AS discounts, 0 AS voided,
        0 AS paid, 0 AS refunded,
        CASE WHEN voided_on IS NULL THEN amount - discount - paid ELSE 0 END AS outstanding
      FROM (\(invoices) WHERE i.issued_on BETWEEN :first AND :last)
      """,
      """
      SELECT substr(voided_on, 1, 7), currency, 0, 0, 0, amount - discount, 0, 0, 0
      FROM invoices WHERE voided_on BETWEEN :first AND :last
      """,
      """
      SELECT \(month(of: "d.applied_at")), i.currency, 0, 0, d.amount, 0, 0, 0, 0
      FROM discounts d JOIN invoices i ON i.id = d.invoice_id WHERE d.applied_at >= :start AND d.applied_at < :end
      """,
      """
      SELECT \(month(of: "p.paid_at")), i.currency, 0, 0, 0, 0, p.amount, 0, 0
      FROM payments p JOIN invoices i ON i.id = p.invoice_id WHERE p.paid_at >= :start AND p.paid_at < :end
      """,
      """
      SELECT \(month(of: "r.refunded_at")), i.currency, 0, 0, 0, 0, 0, r.amount, 0
      FROM refunds r JOIN payments p ON p.id = r.payment_id JOIN invoices i ON i.id = p.invoice_id
      WHERE r.refunded_at >= :start AND r.refunded_at < :end
      """,
    ]
  }

  /// The month that the academy's clock shows at a time.
  private static func month(of time: String) -> String { "substr(datetime(\(time), :offset), 1, 7)" }
}
