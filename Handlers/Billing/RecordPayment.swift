import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.exec.record_payment`: something was paid of an invoice.
struct RecordPayment: IntentHandler {
  static let intent: IntentKey = "billing.exec.record_payment"

  struct Params: AcademyParameters {
    var invoiceID: InvoiceID
    /// Whole minor units of the invoice's currency.
    var amount: Int64
    /// Nil: by transfer.
    var method: Payment.Method?
    /// What the bank calls the payment: it is recorded once, whichever job records it.
    var reference: Line?
    /// Nil: now.
    var paidAt: Timestamp?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var paymentID: PaymentID
    var invoiceID: InvoiceID
    var paid: Int64
    var outstanding: Int64
    var currency: Currency
    /// `paid` once nothing is outstanding, else `open`.
    var status: String
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try Money.check(params.amount)
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let payment = Payment(
      id: ID(prefix: "pay", madeBy: context.uid), invoiceID: params.invoiceID, amount: params.amount,
      method: params.method ?? .transfer, reference: params.reference?.text, paidAt: params.paidAt ?? academy.now)
    guard payment.paidAt < academy.now + .seconds(86_400) else {
      throw IntentError.invalidParams("\(payment.paidAt) is more than a day ahead", field: "paid_at")
    }
    return .completed(
      try academy.change { transaction in
        let invoice = try transaction.invoice(params.invoiceID)
        let outstanding = try academy.add(payment, to: invoice, in: transaction)
        return Report(
          paymentID: payment.id, invoiceID: invoice.id, paid: invoice.paid + payment.amount, outstanding: outstanding,
          currency: invoice.currency, status: outstanding == 0 ? "paid" : "open")
      })
  }
}

/// The library's entry for `billing.exec.record_payment`.
@c(intent_handler_billing__exec__record_payment)
public func entry() -> UnsafeRawPointer { export(RecordPayment.self) }
