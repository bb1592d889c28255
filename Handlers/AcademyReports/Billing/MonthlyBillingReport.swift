public import AcademyKit
import IntentKit

/// What was billed for a month, what came in, and what is owed.
public struct MonthlyBillingReport: Sendable {
  /// The month.
  public let month: Month
  /// What was billed for it, currency by currency, the one of most invoices first.
  public let billed: [BilledMonth]
  /// What was billed for the twelve months up to it.
  let year: [BilledMonth]
  let classes: [BilledClass]
  let received: [ReceivedBy]
  let refunded: [ReceivedBy]
  let owed: [OwedSince]
  let overdue: [BillRow]
  let bills: [BillRow]
  let letterhead: Letterhead

  /// Reads a month; nil: the current one.
  ///
  /// - Throws: `permanent` where nothing was billed and nothing came in.
  public init(_ academy: Academy, month: Month?) throws {
    let (store, clock) = (academy.store, try academy.clock())
    letterhead = try Letterhead(academy)
    let month = month ?? Month(of: letterhead.today)
    self.month = month
    year = try store.billedMonths(from: month.last(12)[0], to: month)
    billed = year.filter { $0.month == month }.sorted { $0.invoices > $1.invoices }
    let (first, end) = (clock.time(of: month.firstDay), clock.time(of: month.next.firstDay))
    received = try store.received(from: first, before: end)
    refunded = try store.received(from: first, before: end, refunds: true)
    guard !billed.isEmpty || !received.isEmpty else {
      throw IntentError.permanent("nothing was billed for \(month), and nothing came in: there is nothing to report")
    }
    classes = try store.billedClasses(month)
    owed = try store.owed(on: letterhead.today)
    overdue = try store.largestOverdue(on: letterhead.today, limit: 30)
    bills = try store.bills(month)
  }

  /// What came in during the month in a currency, for whichever month it was owed, in minor units.
  public func receipts(_ currency: Currency) -> Int64 {
    received.filter { $0.currency == currency }.reduce(0) { $0 + $1.amount }
  }

  /// The currencies that the report has to do with, the one of most invoices first.
  public var currencies: [Currency] {
    let billed = billed.map(\.currency)
    return billed
      + Currency.allCases.filter { currency in
        !billed.contains(currency) && received.contains { $0.currency == currency }
      }
  }

  /// The report in a language.
  public func document(in language: Language) -> ReportDocument {
    let words = Words(language)
    return ReportDocument(
      .monthlyBilling, period: month.text, language: language, page: page(words), csv: csv(words))
  }

  private func csv(_ words: Words) -> String {
    var writer = CSVWriter()
    writer.row([
      words("청구서 ID", "Invoice ID"), words("학생 ID", "Student ID"), words("학생", "Student"),
      words("내용", "Description"), words("통화", "Currency"), words("청구액", "Billed"), words("할인", "Discount"),
      words("납부액", "Paid"), words("미납액", "Outstanding"), words("청구일", "Issued on"), words("납부 기한", "Due on"),
      words("취소일", "Voided on"),
    ])
    for bill in bills {
      let amounts = [bill.amount, bill.discount, bill.paid, bill.outstanding].map { Words.decimal($0, bill.currency) }
      writer.row(
        [bill.id.text, bill.studentID.text, bill.student, bill.description, bill.currency.rawValue] + amounts
          + [bill.issuedOn.text, bill.dueOn.text, bill.voidedOn?.text ?? ""])
    }
    return writer.text
  }
}
