public import AcademyKit
public import IntentKit

extension Academy {
  /// Makes out an invoice.
  ///
  /// - Throws: `permanent` for a day in a closed month.
  public func add(_ invoice: Invoice, in transaction: borrowing Transaction) throws {
    try add([(invoice, [])], in: transaction)
  }

  /// Makes out invoices with their lines: a few statements for every few hundred of them.
  ///
  /// - Throws: `permanent` for a day in a closed month.
  public func add(
    _ bills: [(invoice: Invoice, lines: [InvoiceLine])], in transaction: borrowing Transaction
  ) throws {
    for month in Set(bills.map { Month(of: $0.invoice.issuedOn) }) { try requireOpen(month, in: transaction) }
    for portion in bills.portions(of: 500) {
      try transaction.execute(
        """
        INSERT INTO invoices (id, student_id, description, amount, currency, issued_on, due_on, month)
        SELECT value->>'id', value->>'student_id', value->>'description', value->>'amount', value->>'currency',
          value->>'issued_on', value->>'due_on', value->>'month'
        FROM json_each(?1)
        """, [try JSONCoding.encode(portion.map(\.invoice))])
    }
    let lines = bills.flatMap { bill in bill.lines.map { OwnedLine(invoiceID: bill.invoice.id, line: $0) } }
    for portion in lines.portions(of: 500) {
      try transaction.execute(
        """
        INSERT INTO invoice_lines (invoice_id, number, class_id, description, amount)
        SELECT value->>'invoice_id', value->'line'->>'number', value->'line'->>'class_id',
          value->'line'->>'description', value->'line'->>'amount'
        FROM json_each(?1)
        """, [try JSONCoding.encode(Array(portion))])
    }
    try auditAdded("invoice", bills.map { ($0.invoice.id.text, $0.invoice) }, in: transaction)
  }
}

/// A line with the invoice that it belongs to.
private struct OwnedLine: Encodable {
  var invoiceID: InvoiceID
  var line: InvoiceLine
}
