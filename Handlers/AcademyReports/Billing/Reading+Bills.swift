import AcademyKit
import IntentKit

extension Reading where Self: ~Copyable {
  /// What was paid of `invoices i` and not given back.
  private static var paid: String {
    """
    (SELECT coalesce(sum(p.amount), 0) FROM payments p WHERE p.invoice_id = i.id)
      - (SELECT coalesce(sum(r.amount), 0) FROM payments p JOIN refunds r ON r.payment_id = p.id
         WHERE p.invoice_id = i.id)
    """
  }
  /// The month that `invoices i` belongs to: the one it bills, else the one it was made out in.
  private static var month: String { "coalesce(i.month, substr(i.issued_on, 1, 7))" }

  /// What was billed for the months from one to another, by month and currency, in their order.
  func billedMonths(from first: Month, to last: Month) throws -> [BilledMonth] {
    try query(
      """
      SELECT month, currency, count(*) AS invoices, sum(amount) AS billed, sum(discount) AS discounted,
        sum(paid) AS paid, sum(amount - discount - paid) AS outstanding
      FROM (SELECT \(Self.month) AS month, i.currency, i.amount, i.discount, \(Self.paid) AS paid FROM invoices i
            WHERE i.voided_on IS NULL AND \(Self.month) BETWEEN ?1 AND ?2)
      GROUP BY month, currency ORDER BY month, currency
      """, [first, last], as: BilledMonth.self)
  }

  /// What was billed for a month, class by class, the largest first.
  func billedClasses(_ month: Month) throws -> [BilledClass] {
    try query(
      """
      SELECT c.name, i.currency, count(DISTINCT i.student_id) AS students,
        sum(coalesce(l.amount, i.amount)) AS amount
      FROM invoices i LEFT JOIN invoice_lines l ON l.invoice_id = i.id LEFT JOIN classes c ON c.id = l.class_id
      WHERE i.voided_on IS NULL AND \(Self.month) = ?1
      GROUP BY l.class_id, i.currency ORDER BY amount DESC, c.name
      """, [month], as: BilledClass.self)
  }

  /// What came in from one time to another, by method, the largest first; with `refunds`, what was given back.
  func received(from first: Timestamp, before end: Timestamp, refunds: Bool = false) throws -> [ReceivedBy] {
    let (amount, rows, time) =
      refunds
      ? ("r.amount", "refunds r JOIN payments p ON p.id = r.payment_id", "r.refunded_at")
      : ("p.amount", "payments p", "p.paid_at")
    return try query(
      """
      SELECT p.method, i.currency, count(*) AS payments, sum(\(amount)) AS amount
      FROM \(rows) JOIN invoices i ON i.id = p.invoice_id WHERE \(time) >= ?1 AND \(time) < ?2
      GROUP BY p.method, i.currency ORDER BY amount DESC, p.method
      """, [first, end], as: ReceivedBy.self)
  }

  /// What is owed on a day, by how long it has been.
  func owed(on day: Day) throws -> [OwedSince] {
    try query(
      """
      SELECT CASE WHEN days <= 0 THEN 0 WHEN days <= 30 THEN 1 WHEN days <= 60 THEN 2 WHEN days <= 90 THEN 3 ELSE 4 END
          AS age, currency, count(*) AS invoices, sum(owed) AS amount
      FROM (SELECT julianday(?1) - julianday(i.due_on) AS days, i.currency,
              i.amount - i.discount - \(Self.paid) AS owed
            FROM invoices i WHERE i.voided_on IS NULL)
      WHERE owed > 0 GROUP BY 1, 2 ORDER BY 1, 2
      """, [day], as: OwedSince.self)
  }

  /// A month's invoices, by student.
  func bills(_ month: Month) throws -> [BillRow] {
    try query(
      Self.bills + " WHERE \(Self.month) = ?1 ORDER BY s.name, s.id, i.id", [month], as: BillRow.self)
  }

  /// The invoices that are overdue on a day, what is owed most first.
  func largestOverdue(on day: Day, limit: Int) throws -> [BillRow] {
    try query(
      """
      SELECT * FROM (\(Self.bills) WHERE i.voided_on IS NULL AND i.due_on < ?1)
      WHERE amount - discount - paid > 0 ORDER BY amount - discount - paid DESC, due_on, id LIMIT ?2
      """, [day, limit], as: BillRow.self)
  }

  private static var bills: String {
    """
    SELECT i.id, i.student_id, s.name AS student, i.description, i.currency, i.amount, i.discount,
      \(Self.paid) AS paid, i.issued_on, i.due_on, i.voided_on
    FROM invoices i JOIN students s ON s.id = i.student_id
    """
  }
}
