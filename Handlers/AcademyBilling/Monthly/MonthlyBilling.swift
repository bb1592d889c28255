public import AcademyKit
public import IntentKit

/// Makes out a month's invoices, of the fees of the classes in which students are enrolled in it: one a student and
/// currency, once, whichever job does it. However many students there are, it takes a few statements for every few hundred of them.
public struct MonthlyBilling {
  private let academy: Academy
  private let month: Month
  private let dueOn: Day
  private let issuedOn: Day

  /// Prepares the bills of a month.
  public init(_ month: Month, dueOn: Day, issuedOn: Day, _ academy: Academy) {
    self.academy = academy
    self.month = month
    self.dueOn = dueOn
    self.issuedOn = issuedOn
  }

  /// Makes them out.
  ///
  /// - Parameter classes: Those whose fees are billed; nil: all.
  /// - Throws: `permanent` where the month's books are closed.
  public func run(classes: [ClassID]?, in transaction: borrowing Transaction) throws -> MonthlyBillingReport {
    try academy.requireOpen(month, in: transaction)
    var report = MonthlyBillingReport(month, dueOn: dueOn)
    let fees = try transaction.monthlyFees(month, classes: classes)
    report.paused = Set(fees.lazy.filter(\.pauses).map(\.studentID)).count
    let billed = try transaction.billedClasses(month)
    let taken = try transaction.takenIDs(month)
    var bills: [(invoice: Invoice, lines: [InvoiceLine])] = []
    var rest = fees.filter { !$0.pauses }[...]
    while let first = rest.first {
      // They come in the order of students and currencies.
      let own = rest.prefix { $0.studentID == first.studentID && $0.currency == first.currency }
      rest = rest.dropFirst(own.count)
      if let classes = billed[BillKey(studentID: first.studentID, currency: first.currency)] {
        report.alreadyBilled += 1
        report.feesLeftOut += own.count { !classes.contains($0.classID) }
      } else {
        bills.append(try bill(Array(own), number: bills.count + 1, taken))
      }
    }
    if !bills.isEmpty { try academy.add(bills, in: transaction) }
    report.invoices = bills.count
    report.totals = totals(of: bills.map(\.invoice))
    return report
  }

  private func bill(
    _ fees: [MonthlyFee], number: Int, _ taken: Set<String>
  ) throws -> (invoice: Invoice, lines: [InvoiceLine]) {
    let first = fees[0]
    let lines = fees.enumerated().map { index, fee in
      InvoiceLine(number: index + 1, classID: fee.classID, description: fee.name, amount: fee.fee)
    }
    let what = month.text(in: first.language)
    let invoice = Invoice(
      id: try id(first, number: number, taken), studentID: first.studentID,
      description: first.language == .korean ? "\(what) 수강료" : "Tuition for \(what)",
      amount: lines.reduce(0) { $0 + $1.amount }, currency: first.currency, issuedOn: issuedOn, dueOn: dueOn,
      month: month)
    return (invoice, lines)
  }

  /// One that people can write into a transfer's memo, `2026-11-s-001`; where that is taken, or the student's id is long,
  /// one made of the job.
  private func id(_ fee: MonthlyFee, number: Int, _ taken: Set<String>) throws -> InvoiceID {
    let suffix = fee.currency == .krw ? "" : "-\(fee.currency.rawValue)"
    let short = "\(month)-\(fee.studentID)\(suffix)"
    let isUsable = short.utf8.count <= 40 && !taken.contains(short)
    return try InvoiceID(isUsable ? short : "inv-\(academy.context.uid)-\(number)")
  }

  private func totals(of invoices: [Invoice]) -> [MonthlyBillingReport.Total] {
    Dictionary(grouping: invoices, by: \.currency).map { currency, invoices in
      .init(currency: currency, invoices: invoices.count, amount: invoices.reduce(0) { $0 + $1.amount })
    }
    .sorted { $0.currency.rawValue < $1.currency.rawValue }
  }
}

extension Reading where Self: ~Copyable {
  /// The ids of invoices, void ones too, that begin as those of a month's do.
  fileprivate func takenIDs(_ month: Month) throws -> Set<String> {
    let rows = try query(
      "SELECT id FROM invoices WHERE id >= ?1 AND id < ?2", ["\(month)-", "\(month)."], as: TakenID.self)
    return Set(rows.map(\.id))
  }
}

private struct TakenID: Decodable { var id: String }
