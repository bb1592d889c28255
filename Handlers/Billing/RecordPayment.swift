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
    var method: Method?
    /// What the bank calls the payment: it is recorded once, whichever job records it.
    var reference: Line?
    /// Nil: now.
    var paidAt: Timestamp?
    var requestedBy: Line?
  }

  enum Method: String, Codable, Sendable, CaseIterable {
    case cash, card, transfer
  }

  struct Report: Codable, Sendable {
    var paymentID: ID<RecordPayment>
    var invoiceID: InvoiceID
    var paid: Int64
    var outstanding: Int64
    var currency: Currency
    /// `paid` once nothing is outstanding, else `open`.
    var status: String
  }

  /// A row of the table, for the audit.
  struct Payment: Codable {
    var id: ID<RecordPayment>
    var invoiceID: InvoiceID
    var amount: Int64
    var method: Method
    var reference: String?
    var paidAt: Timestamp
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    guard (1...Money.largest).contains(params.amount) else {
      throw IntentError.invalidParams(
        "\(params.amount) is not from 1 to \(Money.largest) minor units", field: "amount")
    }
    let payment = Payment(
      id: ID(prefix: "pay", madeBy: context.uid), invoiceID: params.invoiceID, amount: params.amount,
      method: params.method ?? .transfer, reference: params.reference?.text, paidAt: params.paidAt ?? academy.now)
    guard payment.paidAt < academy.now + .seconds(86_400) else {
      throw IntentError.invalidParams("\(payment.paidAt) is more than a day ahead", field: "paid_at")
    }
    return .completed(
      try academy.change { transaction in
        let invoice = try transaction.invoice(params.invoiceID)
        guard payment.amount <= invoice.outstanding else {
          throw IntentError.permanent(
            "the invoice \(invoice.id) has \(invoice.due.text(in: .english)) outstanding, less than the "
              + "\(Money(payment.amount, invoice.currency).text(in: .english)) paid")
        }
        try add(payment, academy, transaction)
        let outstanding = invoice.outstanding - payment.amount
        return Report(
          paymentID: payment.id, invoiceID: invoice.id, paid: invoice.paid + payment.amount, outstanding: outstanding,
          currency: invoice.currency, status: outstanding == 0 ? "paid" : "open")
      })
  }

  private func add(_ payment: Payment, _ academy: Academy, _ transaction: borrowing Transaction) throws {
    do throws(StoreError) {
      try transaction.execute(
        "INSERT INTO payments (id, invoice_id, amount, method, reference, paid_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        [
          payment.id, payment.invoiceID, payment.amount, payment.method.rawValue, payment.reference, payment.paidAt,
        ])
    } catch {
      guard error.code == .constraint else { throw error }
      throw IntentError.permanent("a payment of the reference \(payment.reference ?? "") was recorded before")
    }
    try academy.audit("payment", payment.id.text, before: nil, after: payment, in: transaction)
  }
}

/// The library's entry for `billing.exec.record_payment`.
@c(intent_handler_billing__exec__record_payment)
public func entry() -> UnsafeRawPointer { export(RecordPayment.self) }
