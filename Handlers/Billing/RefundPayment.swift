import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.exec.refund_payment`: something is given back of a payment, by the payment gateway where it came through it.
/// Never more than was paid. The invoice is owed again by as much: void it, or take something off, if it should not be.
struct RefundPayment: IntentHandler {
  static let intent: IntentKey = "billing.exec.refund_payment"

  struct Params: AcademyParameters {
    var paymentID: PaymentID
    /// Whole minor units; nil: all that is left of the payment.
    var amount: Int64?
    var reason: Line
    /// The day that it is dated; nil: today. In a month whose books are not closed. Not for what the gateway gives back.
    var on: Day?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var refundID: ID<Refund>
    var paymentID: PaymentID
    var invoiceID: InvoiceID
    var amount: Int64
    var currency: Currency
    /// What is left of the payment.
    var left: Int64
    /// What the gateway calls the refund; null: it did not go through the gateway.
    var gatewayID: String?
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    if let amount = params.amount { try Money.check(amount) }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let payment = try academy.store.payment(params.paymentID)
    let refundable = payment.amount - (try academy.store.refunded(of: payment.id))
    let amount = params.amount ?? refundable
    if let charge = payment.gatewayID { return try refund(amount, of: payment, charge, params, academy) }
    let time = try academy.dated(params.on, field: "on").time
    guard time >= payment.paidAt || params.on == nil else {
      throw IntentError.invalidParams("\(time) comes before the payment, which is of \(payment.paidAt)", field: "on")
    }
    return .completed(
      try academy.change { transaction in
        try requireSome(amount, of: payment, academy, transaction)
        let refund = Refund(
          id: ID(prefix: "ref", madeBy: context.uid), paymentID: payment.id, amount: amount,
          reason: params.reason.text, refundedAt: time)
        try academy.record(refund, in: transaction)
        return try report(refund, of: payment, transaction)
      })
  }

  private func refund(
    _ amount: Int64, of payment: Payment, _ charge: String, _ params: Params, _ academy: Academy
  ) throws -> Outcome<Report> {
    guard params.on == nil else {
      throw IntentError.invalidParams("the payment gateway gives back today: leave it out", field: "on")
    }
    let request = try academy.begin(.refund, for: payment.id.text, amount: amount) { transaction in
      try requireSome(amount, of: payment, academy, transaction)
    }
    let gateway = PaymentGateway(academy.context)
    let answer = try academy.ask(request) {
      try gateway.refund(request.amount, of: charge, reason: params.reason.text, key: request.key)
    }
    return .completed(
      try academy.change { transaction in
        let refund = Refund(
          id: try ID("ref-" + request.number), paymentID: payment.id, amount: request.amount,
          reason: params.reason.text, gatewayID: answer.id, refundedAt: SystemClock().now())
        if try academy.end(request, as: .done, answer.id, in: transaction) {
          try academy.record(refund, in: transaction)
        }
        return try report(refund, of: payment, transaction)
      })
  }

  private func requireSome(
    _ amount: Int64, of payment: Payment, _ academy: Academy, _ transaction: borrowing Transaction
  ) throws {
    guard amount > 0 else { throw IntentError.permanent("the payment \(payment.id) was given back already") }
    try academy.requireLeft(amount, of: payment, in: transaction)
  }

  private func report(
    _ refund: Refund, of payment: Payment, _ transaction: borrowing Transaction
  ) throws -> Report {
    Report(
      refundID: refund.id, paymentID: payment.id, invoiceID: payment.invoiceID, amount: refund.amount,
      currency: try transaction.invoice(payment.invoiceID).currency,
      left: payment.amount - (try transaction.refunded(of: payment.id)), gatewayID: refund.gatewayID)
  }
}

/// The library's entry for `billing.exec.refund_payment`.
@c(intent_handler_billing__exec__refund_payment)
public func entry() -> UnsafeRawPointer { export(RefundPayment.self) }
