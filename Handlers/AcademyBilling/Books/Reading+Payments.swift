public import AcademyKit
import IntentKit

extension Reading where Self: ~Copyable {
  /// The payment of this id.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none.
  public func payment(_ id: PaymentID, field: String = "payment_id") throws -> Payment {
    let sql = "SELECT \(Self.paymentColumns) FROM payments WHERE id = ?1"
    guard let payment = try query(sql, [id], as: Payment.self).first else {
      throw IntentError.invalidParams("there is no payment \(id)", field: field)
    }
    return payment
  }

  /// What was paid of an invoice, in the order of time.
  public func payments(of id: InvoiceID) throws -> [Payment] {
    try query(
      "SELECT \(Self.paymentColumns) FROM payments WHERE invoice_id = ?1 ORDER BY paid_at, id", [id], as: Payment.self)
  }

  /// What was given back of an invoice's payments, in the order of time.
  public func refunds(of id: InvoiceID) throws -> [Refund] {
    try query(
      """
      SELECT r.id, r.payment_id, r.amount, r.reason, r.gateway_id, r.refunded_at
      FROM payments p JOIN refunds r ON r.payment_id = p.id WHERE p.invoice_id = ?1 ORDER BY r.refunded_at, r.id
      """, [id], as: Refund.self)
  }

  /// What was given back of a payment, in minor units.
  public func refunded(of id: PaymentID) throws -> Int64 {
    let sql = "SELECT coalesce(sum(amount), 0) AS amount FROM refunds WHERE payment_id = ?1"
    return try query(sql, [id], as: Sum.self).first?.amount ?? 0
  }

  private static var paymentColumns: String { "id, invoice_id, amount, method, reference, gateway_id, paid_at" }
}

private struct Sum: Decodable { var amount: Int64 }
