import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.exec.apply_discount`: something is taken off an invoice, an amount or a part of the whole. Never so much that
/// less than was paid would be left.
struct ApplyDiscount: IntentHandler {
  static let intent: IntentKey = "billing.exec.apply_discount"

  struct Params: AcademyParameters {
    var invoiceID: InvoiceID
    /// Whole minor units of the invoice's currency; else `percent`.
    var amount: Int64?
    /// Of what the invoice came to before any discount, 1 to 100: rounded down to whole minor units.
    var percent: Int?
    var reason: Line
    /// The day that it is dated; nil: today. In a month whose books are not closed.
    var on: Day?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var discountID: ID<Discount>
    var invoiceID: InvoiceID
    /// What was taken off, in minor units.
    var discount: Int64
    /// For a percentage: whether a part of a minor unit was left away.
    var isRoundedDown: Bool
    /// What has to be paid in all now.
    var total: Int64
    var outstanding: Int64
    var currency: Currency
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    switch (params.amount, params.percent) {
    case (let amount?, nil): try Money.check(amount)
    case (nil, let percent?):
      guard (1...100).contains(percent) else {
        throw IntentError.invalidParams("\(percent) is not from 1 to 100", field: "percent")
      }
    case (nil, nil): throw IntentError.invalidParams("is missing, and percent too: give one of them", field: "amount")
    case (_?, _?): throw IntentError.invalidParams("is given beside amount: give one of them", field: "percent")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let time = try academy.dated(params.on, field: "on").time
    return .completed(
      try academy.change { transaction in
        let invoice = try transaction.invoice(params.invoiceID)
        let (amount, isRounded) = try amount(params, of: invoice)
        let discount = Discount(
          id: ID(prefix: "dis", madeBy: context.uid), invoiceID: invoice.id, amount: amount,
          reason: params.reason.text, appliedAt: time)
        try academy.add(discount, to: invoice, in: transaction)
        return Report(
          discountID: discount.id, invoiceID: invoice.id, discount: amount, isRoundedDown: isRounded,
          total: invoice.total - amount, outstanding: invoice.outstanding - amount, currency: invoice.currency)
      })
  }

  private func amount(_ params: Params, of invoice: Invoice) throws -> (Int64, isRounded: Bool) {
    guard let percent = params.percent else { return (params.amount ?? 0, false) }
    // An invoice comes to a million millions at most: this cannot overflow.
    let (amount, rest) = (invoice.amount * Int64(percent)).quotientAndRemainder(dividingBy: 100)
    guard amount > 0 else {
      throw IntentError.permanent("\(percent) % of the invoice \(invoice.id) is less than one minor unit")
    }
    return (amount, rest > 0)
  }
}

/// The library's entry for `billing.exec.apply_discount`.
@c(intent_handler_billing__exec__apply_discount)
public func entry() -> UnsafeRawPointer { export(ApplyDiscount.self) }
