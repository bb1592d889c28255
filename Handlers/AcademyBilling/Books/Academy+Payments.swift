public import AcademyKit
public import IntentKit

extension Academy {
  /// Records what was paid of an invoice.
  ///
  /// - Returns: What is outstanding of it now.
  /// - Throws: `permanent` where the invoice is void, less is outstanding, the reference is known, and for a closed
  ///   month.
  @discardableResult
  public func add(_ payment: Payment, to invoice: Invoice, in transaction: borrowing Transaction) throws -> Int64 {
    try requireOpen(at: payment.paidAt, in: transaction)
    try requireValid(invoice)
    guard payment.amount <= invoice.outstanding else {
      throw IntentError.permanent(
        "the invoice \(invoice.id) has \(invoice.due.text(in: .english)) outstanding, less than the "
          + "\(Money(payment.amount, invoice.currency).text(in: .english)) paid")
    }
    try record(payment, in: transaction)
    return invoice.outstanding - payment.amount
  }

  /// Records a payment that has been made whatever the books say of its invoice: money that was taken has to stand in
  /// them.
  public func record(_ payment: Payment, in transaction: borrowing Transaction) throws {
    do throws(StoreError) {
      try transaction.execute(
        """
        INSERT INTO payments (id, invoice_id, amount, method, reference, gateway_id, paid_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """,
        [
          payment.id, payment.invoiceID, payment.amount, payment.method.rawValue, payment.reference, payment.gatewayID,
          payment.paidAt,
        ])
    } catch {
      guard error.code == .constraint, let reference = payment.reference else { throw error }
      throw IntentError.permanent("a payment of the reference \(reference) was recorded before")
    }
    try audit("payment", payment.id.text, before: nil, after: payment, in: transaction)
  }

  /// Refuses to give back more of a payment than is left of it.
  public func requireLeft(_ amount: Int64, of payment: Payment, in transaction: borrowing Transaction) throws {
    let left = payment.amount - (try transaction.refunded(of: payment.id))
    guard amount <= left else {
      throw IntentError.permanent(
        "of the payment \(payment.id), \(left) of \(payment.amount) minor units are left: \(amount) cannot be given back"
      )
    }
  }

  /// Records what was given back of a payment.
  ///
  /// - Throws: `permanent` for a closed month.
  public func record(_ refund: Refund, in transaction: borrowing Transaction) throws {
    try requireOpen(at: refund.refundedAt, in: transaction)
    try transaction.execute(
      """
      INSERT INTO refunds (id, payment_id, amount, reason, gateway_id, refunded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """,
      [refund.id, refund.paymentID, refund.amount, refund.reason, refund.gatewayID, refund.refundedAt])
    try audit("refund", refund.id.text, before: nil, after: refund, in: transaction)
  }
}
