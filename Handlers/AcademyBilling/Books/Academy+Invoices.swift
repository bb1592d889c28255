public import AcademyKit
public import IntentKit

extension Academy {
  /// Makes out an invoice.
  ///
  /// - Throws: `permanent` for a day in a closed month.
  public func add(_ invoice: Invoice, in transaction: borrowing Transaction) throws {
    try add([(invoice, [])], in: transaction)
  }

  /// Makes out invoices with their lines: three statements, however many there are.
  ///
  /// - Throws: `permanent` for a day in a closed month.
  public func add(
    _ bills: [(invoice: Invoice, lines: [InvoiceLine])], in transaction: borrowing Transaction
  ) throws {
    for month in Set(bills.map { Month(of: $0.invoice.issuedOn) }) { try requireOpen(month, in: transaction) }
    try transaction.execute(
      """
      INSERT INTO invoices (id, student_id, description, amount, currency, issued_on, due_on, month)
      SELECT value->>'id', value->>'student_id', value->>'description', value->>'amount', value->>'currency',
        value->>'issued_on', value->>'due_on', value->>'month'
      FROM json_each(?1)
      """, [try JSONCoding.encode(bills.map(\.invoice))])
    let lines = bills.flatMap { bill in bill.lines.map { OwnedLine(invoiceID: bill.invoice.id, line: $0) } }
    if !lines.isEmpty {
      try transaction.execute(
        """
        INSERT INTO invoice_lines (invoice_id, number, class_id, description, amount)
        SELECT value->>'invoice_id', value->'line'->>'number', value->'line'->>'class_id',
          value->'line'->>'description', value->'line'->>'amount'
        FROM json_each(?1)
        """, [try JSONCoding.encode(lines)])
    }
    try auditAdded("invoice", bills.map { ($0.invoice.id.text, $0.invoice) }, in: transaction)
  }
}

/// A line with the invoice that it belongs to.
private struct OwnedLine: Encodable {
  var invoiceID: InvoiceID
  var line: InvoiceLine
}
