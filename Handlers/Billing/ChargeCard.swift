import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.exec.charge_card`: has the payment gateway (the endpoint `payments` of `services.http`) charge a card for an
/// invoice, and records the payment.
///
/// Once, whatever happens: the request is written down before it is made, under an Idempotency-Key of the job's uid, and
/// the payment is recorded in the transaction that notes its end. An attempt that died in between is made up for by the
/// next, or by another job for the invoice, which asks under the same key.
struct ChargeCard: IntentHandler {
  static let intent: IntentKey = "billing.exec.charge_card"

  struct Params: AcademyParameters {
    var invoiceID: InvoiceID
    /// What stands for the card at the gateway. It is kept nowhere.
    var cardToken: Line
    /// Whole minor units of the invoice's currency, at most what is outstanding; nil: all of that.
    var amount: Int64?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var paymentID: PaymentID
    var invoiceID: InvoiceID
    /// What the gateway calls the charge.
    var chargeID: String
    var amount: Int64
    var currency: Currency
    var outstanding: Int64
    /// `paid`, `open`, or `overpaid` where something else was paid meanwhile.
    var status: String
    /// Another job had begun the charge.
    var isTakenOver: Bool
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    if let amount = params.amount { try Money.check(amount) }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let invoice = try academy.store.invoice(params.invoiceID)
    let amount = params.amount ?? invoice.outstanding
    let request = try academy.begin(.charge, for: invoice.id.text, amount: amount) { transaction in
      let invoice = try transaction.invoice(invoice.id)
      try academy.requireValid(invoice)
      guard invoice.outstanding > 0 else { throw IntentError.permanent("the invoice \(invoice.id) is paid") }
      guard amount <= invoice.outstanding else {
        throw IntentError.permanent(
          "the invoice \(invoice.id) has \(invoice.due.text(in: .english)) outstanding, less than the "
            + "\(Money(amount, invoice.currency).text(in: .english)) to be charged")
      }
    }
    let gateway = PaymentGateway(context)
    let answer = try academy.ask(request) {
      try gateway.charge(request.amount, of: invoice, token: params.cardToken.text, key: request.key)
    }
    return .completed(
      try academy.change { transaction in try record(answer, request, invoice.id, academy, transaction) })
  }

  private func record(
    _ answer: GatewayAnswer, _ request: GatewayRequest, _ id: InvoiceID, _ academy: Academy,
    _ transaction: borrowing Transaction
  ) throws -> Report {
    // The time of the commit: its month cannot have been closed.
    let payment = Payment(
      id: try PaymentID("pay-" + request.number), invoiceID: id, amount: request.amount, method: .card,
      gatewayID: answer.id, paidAt: SystemClock().now())
    // Another job that carried on the same request may have been here first.
    if try academy.end(request, as: .done, answer.id, in: transaction) {
      try academy.record(payment, in: transaction)
    }
    let invoice = try transaction.invoice(id)
    let left = invoice.total - invoice.paid
    return Report(
      paymentID: payment.id, invoiceID: id, chargeID: answer.id, amount: payment.amount, currency: invoice.currency,
      outstanding: left, status: left > 0 ? "open" : left == 0 ? "paid" : "overpaid",
      isTakenOver: request.jobID != academy.context.id)
  }
}

/// The library's entry for `billing.exec.charge_card`.
@c(intent_handler_billing__exec__charge_card)
public func entry() -> UnsafeRawPointer { export(ChargeCard.self) }
