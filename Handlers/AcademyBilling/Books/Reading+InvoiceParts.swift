public import AcademyKit
import IntentKit

extension Reading where Self: ~Copyable {
  /// The lines of an invoice, in their order; none for one that has a description only.
  public func lines(of id: InvoiceID) throws -> [InvoiceLine] { try lines(ofAll: [id])[id] ?? [] }

  /// The lines of many invoices. One that has none has no entry.
  public func lines(ofAll ids: [InvoiceID]) throws -> [InvoiceID: [InvoiceLine]] {
    let rows = try query(
      """
      SELECT l.invoice_id, l.number, l.class_id, l.description, l.amount
      FROM json_each(?1) AS wanted JOIN invoice_lines l ON l.invoice_id = wanted.value ORDER BY l.invoice_id, l.number
      """, [try JSONCoding.encode(ids)], as: LineRow.self)
    return Dictionary(grouping: rows, by: \.invoiceID).mapValues { rows in
      rows.map { InvoiceLine(number: $0.number, classID: $0.classID, description: $0.description, amount: $0.amount) }
    }
  }

  /// What was taken off an invoice, in the order of time.
  public func discounts(of id: InvoiceID) throws -> [Discount] {
    try query(
      "SELECT id, invoice_id, amount, reason, applied_at FROM discounts WHERE invoice_id = ?1 ORDER BY applied_at, id",
      [id], as: Discount.self)
  }
}

private struct LineRow: Decodable {
  var invoiceID: InvoiceID
  var number: Int
  var classID: ClassID?
  var description: String
  var amount: Int64
}
