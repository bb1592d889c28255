import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.exec.create_invoice`: a student owes something until a day.
struct CreateInvoice: IntentHandler {
  static let intent: IntentKey = "billing.exec.create_invoice"

  struct Params: AcademyParameters {
    var studentID: StudentID
    /// Whole minor units: 150000 is 150,000 won, and 1,500.00 dollars.
    var amount: Int64
    /// Nil: won.
    var currency: Currency?
    var description: Line
    /// The last day on which it is not overdue. It may have passed, for what was owed before.
    var dueOn: Day
    /// Nil: one is made of the job.
    var invoiceID: InvoiceID?
    /// The day that it is dated; nil: today. In a month whose books are not closed.
    var issuedOn: Day?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var invoiceID: InvoiceID
    var studentID: StudentID
    var amount: Int64
    var currency: Currency
    /// The amount for people, in the student's language.
    var amountText: String
    var dueOn: Day
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try Money.check(params.amount)
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let issuedOn = try academy.dated(params.issuedOn, field: "issued_on").day
    return .completed(
      try academy.change { transaction in
        let student = try transaction.student(params.studentID)
        let invoice = Invoice(
          id: params.invoiceID ?? InvoiceID(prefix: "inv", madeBy: context.uid), studentID: student.id,
          description: params.description.text, amount: params.amount, currency: params.currency ?? .krw,
          issuedOn: issuedOn, dueOn: params.dueOn)
        guard try transaction.findInvoice(invoice.id) == nil else {
          throw IntentError.permanent("there is an invoice \(invoice.id) already: give this one another id, or none")
        }
        try academy.add(invoice, in: transaction)
        return Report(
          invoiceID: invoice.id, studentID: student.id, amount: invoice.amount, currency: invoice.currency,
          amountText: invoice.due.text(in: student.language), dueOn: invoice.dueOn)
      })
  }
}

/// The library's entry for `billing.exec.create_invoice`.
@c(intent_handler_billing__exec__create_invoice)
public func entry() -> UnsafeRawPointer { export(CreateInvoice.self) }
