import AcademyKit
import IntentKit

/// `billing.exec.notify_overdue`: reminds guardians of invoices that were due and are not paid in full, each in their
/// language, and each once for an invoice and reminder, whichever job asks for it.
struct NotifyOverdue: IntentHandler {
  static let intent: IntentKey = "billing.exec.notify_overdue"

  struct Params: AcademyParameters {
    /// Nil: all students.
    var studentID: StudentID?
    /// Nil: all invoices.
    var invoiceID: InvoiceID?
    /// Invoices due before this day are overdue; nil: today.
    var asOf: Day?
    /// Which reminder this is, from 1: each goes out once.
    var reminder: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var asOf: Day
    /// The invoices that are overdue.
    var invoices: [InvoiceID]
    var notified: Listed<NoticeReport.Sent>
    var skipped: Listed<NoticeReport.Skipped>
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let reminder = params.reminder ?? 1
    guard (1...99).contains(reminder) else {
      throw IntentError.invalidParams("\(reminder) is not from 1 to 99", field: "reminder")
    }
    let day = try params.asOf ?? academy.today()
    let invoices = try invoices(params, day, academy.store)
    var report = NoticeReport()
    let students = try academy.store.students(ofAll: Set(invoices.map(\.studentID)))
    let drafts = invoices.compactMap { invoice in
      students[invoice.studentID].map { student in
        NoticeDraft(event: "overdue/\(invoice.id)/\(reminder)", student: student, wording(invoice, student))
      }
    }
    let notices = try academy.store.notices(drafts, &report)
    let sent = try await academy.send(notices)
    return .completed(
      Report(
        asOf: day, invoices: invoices.map(\.id), notified: Listed(sent.notified),
        skipped: Listed(report.skipped + sent.skipped)))
  }

  private func wording(_ invoice: Invoice, _ student: Student) -> Notice.Content {
    .template(
      "overdue",
      [
        "student": .text(student.name), "invoice": .text(invoice.id.text), "due": .day(invoice.dueOn),
        "description": .text(invoice.description), "outstanding": .money(invoice.due),
      ])
  }

  private func invoices(_ params: Params, _ day: Day, _ store: Store) throws -> [Invoice] {
    if let id = params.studentID { _ = try store.student(id) }
    guard let id = params.invoiceID else { return try store.overdueInvoices(on: day, of: params.studentID) }
    let invoice = try store.invoice(id)
    guard params.studentID == nil || params.studentID == invoice.studentID else {
      throw IntentError.invalidParams("the invoice \(id) is not this student's", field: "invoice_id")
    }
    if let voided = invoice.voidedOn { throw IntentError.permanent("the invoice \(id) is void since \(voided)") }
    guard invoice.outstanding > 0 else { throw IntentError.permanent("the invoice \(id) is paid") }
    guard invoice.dueOn < day else {
      throw IntentError.permanent("the invoice \(id) is due on \(invoice.dueOn), so it is not overdue on \(day)")
    }
    return [invoice]
  }
}

/// The library's entry for `billing.exec.notify_overdue`.
@c(intent_handler_billing__exec__notify_overdue)
public func entry() -> UnsafeRawPointer { export(NotifyOverdue.self) }
