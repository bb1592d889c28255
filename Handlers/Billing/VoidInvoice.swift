import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.exec.void_invoice`: an invoice holds no longer, as it should not have been made out. What was paid of it has
/// to be given back before. It stays in the books, and a monthly one may be made out again.
struct VoidInvoice: IntentHandler {
  static let intent: IntentKey = "billing.exec.void_invoice"

  struct Params: AcademyParameters {
    var invoiceID: InvoiceID
    /// Why, for the books.
    var reason: Line
    /// The day that it is dated; nil: today. In a month whose books are not closed.
    var on: Day?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var invoiceID: InvoiceID
    var voidedOn: Day
    /// What is owed no longer, in minor units.
    var amount: Int64
    var currency: Currency
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let day = try academy.dated(params.on, field: "on").day
    return .completed(
      try academy.change { transaction in
        let invoice = try transaction.invoice(params.invoiceID)
        guard day >= invoice.issuedOn else {
          throw IntentError.invalidParams(
            "\(day) comes before the invoice, which is of \(invoice.issuedOn)", field: "on")
        }
        let void = try academy.void(invoice, on: day, reason: params.reason.text, in: transaction)
        return Report(invoiceID: void.id, voidedOn: day, amount: void.total, currency: void.currency)
      })
  }
}

/// The library's entry for `billing.exec.void_invoice`.
@c(intent_handler_billing__exec__void_invoice)
public func entry() -> UnsafeRawPointer { export(VoidInvoice.self) }
