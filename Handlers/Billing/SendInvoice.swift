import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.exec.send_invoice`: sends an invoice, or all open ones of a month, to the students' guardians, each in their
/// language, with its lines, what is to be paid and until when. Each goes out once, and once more after something was
/// taken off it.
struct SendInvoice: IntentHandler {
  static let intent: IntentKey = "billing.exec.send_invoice"

  struct Params: AcademyParameters {
    /// Else `month`.
    var invoiceID: InvoiceID?
    /// The monthly invoices of this month that are not paid in full.
    var month: Month?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    /// How many invoices it is about.
    var invoices: Int
    var notified: Listed<NoticeReport.Sent>
    var skipped: Listed<NoticeReport.Skipped>
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    switch (params.invoiceID, params.month) {
    case (nil, nil):
      throw IntentError.invalidParams("is missing, and month too: give one of them", field: "invoice_id")
    case (_?, _?): throw IntentError.invalidParams("is given beside invoice_id: give one of them", field: "month")
    default: break
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let invoices = try invoices(params, academy)
    let students = try academy.store.students(ofAll: Set(invoices.map(\.studentID)))
    let bills = try InvoiceLetters(invoices, academy.store)
    var report = NoticeReport()
    let drafts = invoices.compactMap { invoice in
      students[invoice.studentID].map { student in
        NoticeDraft(event: bills.event(invoice), student: student) { bills.content(invoice, to: student, in: $0) }
      }
    }
    let sent = try await academy.send(academy.store.notices(drafts, &report))
    return .completed(
      Report(invoices: invoices.count, notified: Listed(sent.notified), skipped: Listed(report.skipped + sent.skipped)))
  }

  private func invoices(_ params: Params, _ academy: Academy) throws -> [Invoice] {
    if let id = params.invoiceID {
      let invoice = try academy.store.invoice(id)
      try academy.requireValid(invoice)
      return [invoice]
    }
    let invoices = try academy.store.openInvoices(of: params.month)
    guard !invoices.isEmpty else {
      throw IntentError.permanent(
        "no monthly invoice of \(params.month?.text ?? "") is open: billing.exec.issue_monthly_invoices makes them out")
    }
    return invoices
  }
}

/// What invoices say to guardians.
private struct InvoiceLetters: Sendable {
  private let lines: [InvoiceID: [InvoiceLine]]

  init(_ invoices: [Invoice], _ store: Store) throws {
    lines = try store.lines(ofAll: invoices.map(\.id))
  }

  /// What it tells of: the invoice as it is since the last discount.
  func event(_ invoice: Invoice) -> String { "invoice/\(invoice.id)/\(invoice.total)" }

  func content(_ invoice: Invoice, to student: Student, in language: Language) -> Notice.Content {
    func money(_ amount: Int64) -> String { Money(amount, invoice.currency).text(in: language) }
    var texts = (lines[invoice.id] ?? []).map { "- \($0.description): \(money($0.amount))" }
    if texts.isEmpty { texts = ["- \(invoice.description): \(money(invoice.amount))"] }
    if invoice.discount > 0 {
      texts.append("- \(language == .korean ? "할인" : "Discount"): \(money(-invoice.discount))")
    }
    return .template(
      "invoice",
      [
        "student": .text(student.name), "invoice": .text(invoice.id.text), "description": .text(invoice.description),
        "lines": .text(texts.joined(separator: "\n")), "total": .money(Money(invoice.total, invoice.currency)),
        "outstanding": .money(invoice.due), "due": .day(invoice.dueOn),
      ])
  }
}

/// The library's entry for `billing.exec.send_invoice`.
@c(intent_handler_billing__exec__send_invoice)
public func entry() -> UnsafeRawPointer { export(SendInvoice.self) }
