import AcademyBilling
import AcademyKit
import IntentKit

/// `billing.query.invoice`: an invoice with its lines, what was paid, given back and taken off, what was asked of the
/// payment gateway, and whom was written to about it.
struct InvoiceDetails: IntentHandler {
  static let intent: IntentKey = "billing.query.invoice"

  struct Params: AcademyParameters {
    var invoiceID: InvoiceID
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var invoice: Invoice
    var studentName: String
    /// `open`, `paid`, `overpaid` or `void`.
    var status: String
    /// What has to be paid in all, and what of it is still owed.
    var total: Int64
    var outstanding: Int64
    var lines: [InvoiceLine]
    var payments: [Payment]
    var refunds: [Refund]
    var discounts: [Discount]
    /// What was asked of the gateway for the invoice; `started`: it is not known what came of it.
    var charges: [GatewayRequest]
    var messages: [Sent]
  }

  /// A message about the invoice.
  struct Sent: Codable, Sendable {
    var template: String
    var recipient: String
    var status: String
    var address: String?
    var updatedAt: Timestamp
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let store = try Academy(context, params).store
    let invoice = try store.invoice(params.invoiceID)
    let left = invoice.total - invoice.paid
    return .completed(
      Report(
        invoice: invoice, studentName: try store.student(invoice.studentID).name,
        status: invoice.voidedOn != nil ? "void" : left > 0 ? "open" : left == 0 ? "paid" : "overpaid",
        total: invoice.total, outstanding: invoice.outstanding, lines: try store.lines(of: invoice.id),
        payments: try store.payments(of: invoice.id), refunds: try store.refunds(of: invoice.id),
        discounts: try store.discounts(of: invoice.id), charges: try store.gatewayRequests(of: invoice.id.text),
        messages: try messages(about: invoice.id, store)))
  }

  private func messages(about id: InvoiceID, _ store: Store) throws -> [Sent] {
    // Their events begin with the kind and the invoice's id; "0" comes right behind "/".
    try store.query(
      """
      SELECT template, recipient, status, address, updated_at FROM messages
      WHERE event >= ?1 AND event < ?2 OR event >= ?3 AND event < ?4 ORDER BY created_at, event
      """, ["invoice/\(id)/", "invoice/\(id)0", "overdue/\(id)/", "overdue/\(id)0"])
  }
}

/// The library's entry for `billing.query.invoice`.
@c(intent_handler_billing__query__invoice)
public func entry() -> UnsafeRawPointer { export(InvoiceDetails.self) }
