import IntentKit

extension Reading where Self: ~Copyable {
  /// The invoice of this id; nil if there is none.
  public func findInvoice(_ id: InvoiceID) throws -> Invoice? {
    try query(Self.invoices + " WHERE i.id = ?1", [id], as: Invoice.self).first
  }

  /// The invoice of this id.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none.
  public func invoice(_ id: InvoiceID, field: String = "invoice_id") throws -> Invoice {
    guard let invoice = try findInvoice(id) else {
      throw IntentError.invalidParams("there is no invoice \(id)", field: field)
    }
    return invoice
  }

  /// The invoices that were due before a day and are not paid in full, the oldest first.
  public func overdueInvoices(on day: Day, of student: StudentID? = nil) throws -> [Invoice] {
    try query(
      "SELECT * FROM (\(Self.invoices) WHERE i.due_on < ?1 AND i.voided_on IS NULL AND (?2 IS NULL OR i.student_id = ?2))"
        + " WHERE amount - discount > paid ORDER BY due_on, id",
      [day, student], as: Invoice.self)
  }

  /// The invoices that are not paid in full, in the order of when they are due.
  ///
  /// - Parameter month: Those that bill this month; nil: all.
  public func openInvoices(of month: Month? = nil) throws -> [Invoice] {
    try query(
      "SELECT * FROM (\(Self.invoices) WHERE i.voided_on IS NULL AND (?1 IS NULL OR i.month = ?1))"
        + " WHERE amount - discount > paid ORDER BY due_on, id",
      [month], as: Invoice.self)
  }

  /// What ``Invoice``s are read from, to be followed by a WHERE on `i`.
  public static var invoices: String {
    """
    SELECT i.id, i.student_id, i.description, i.amount, i.currency, i.issued_on, i.due_on, i.month, i.discount,
      i.voided_on,
      (SELECT coalesce(sum(p.amount), 0) FROM payments p WHERE p.invoice_id = i.id)
        - (SELECT coalesce(sum(r.amount), 0) FROM refunds r JOIN payments p ON p.id = r.payment_id
           WHERE p.invoice_id = i.id) AS paid
    FROM invoices i
    """
  }
}
