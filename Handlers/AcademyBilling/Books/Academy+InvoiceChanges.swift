public import AcademyKit
public import IntentKit

extension Academy {
  /// Takes something off an invoice.
  ///
  /// - Throws: `permanent` where the invoice is void, where less than was paid would be left, and for a closed month.
  public func add(_ discount: Discount, to invoice: Invoice, in transaction: borrowing Transaction) throws {
    try requireOpen(at: discount.appliedAt, in: transaction)
    try requireValid(invoice)
    guard discount.amount <= invoice.outstanding else {
      throw IntentError.permanent(
        "the invoice \(invoice.id) has \(invoice.due.text(in: .english)) outstanding: a discount of "
          + "\(Money(discount.amount, invoice.currency).text(in: .english)) would leave less than was paid")
    }
    try transaction.execute(
      "INSERT INTO discounts (id, invoice_id, amount, reason, applied_at) VALUES (?1, ?2, ?3, ?4, ?5)",
      [discount.id, invoice.id, discount.amount, discount.reason, discount.appliedAt])
    try transaction.execute(
      "UPDATE invoices SET discount = discount + ?2 WHERE id = ?1", [invoice.id, discount.amount])
    try audit("discount", discount.id.text, before: nil, after: discount, in: transaction)
  }

  /// Declares an invoice void.
  ///
  /// - Throws: `permanent` where it is void, something is paid of it or being charged, and for a closed month.
  public func void(
    _ invoice: Invoice, on day: Day, reason: String, in transaction: borrowing Transaction
  ) throws -> Invoice {
    try requireOpen(Month(of: day), in: transaction)
    try requireValid(invoice)
    guard invoice.paid == 0 else {
      throw IntentError.permanent(
        "\(Money(invoice.paid, invoice.currency).text(in: .english)) of the invoice \(invoice.id) is paid: give it back "
          + "first (billing.exec.refund_payment)")
    }
    if let request = try transaction.startedRequest(for: invoice.id.text) {
      throw IntentError.permanent(
        "the job \(request.jobID) is charging the invoice \(invoice.id): wait for its end, or run it again")
    }
    var after = invoice
    after.voidedOn = day
    try transaction.execute(
      "UPDATE invoices SET voided_on = ?2, void_reason = ?3 WHERE id = ?1", [invoice.id, day, reason])
    try audit("invoice", invoice.id.text, before: invoice, after: after, in: transaction)
    return after
  }

  /// Refuses to do anything with an invoice that is void.
  public func requireValid(_ invoice: Invoice) throws {
    guard let day = invoice.voidedOn else { return }
    throw IntentError.permanent("the invoice \(invoice.id) is void since \(day)")
  }
}
