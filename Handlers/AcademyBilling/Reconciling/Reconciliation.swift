public import AcademyKit
public import IntentKit

/// Records the payments of a bank's export, all in one transaction. Rows whose reference is known are skipped, so that
/// exports may overlap; what cannot be read, or cannot be told for certain, is reported.
public struct Reconciliation {
  private let academy: Academy
  private let table: BankTable
  private let currency: Currency
  private let clock: UTCOffset

  /// Reads the file's first row.
  ///
  /// - Parameters:
  ///   - field: The parameter that the file came by.
  ///   - currency: Of rows that do not say.
  /// - Throws: `invalid_params` for a file whose rows cannot be understood at all.
  public init(_ contents: [UInt8], field: String, currency: Currency, _ academy: Academy) throws {
    table = try BankTable(contents, field: field)
    self.academy = academy
    self.currency = currency
    clock = try academy.clock()
  }

  /// Records the rows.
  public func run(in transaction: borrowing Transaction) throws -> ReconciliationReport {
    var report = ReconciliationReport()
    var rows: [BankRow] = []
    for row in table.rows {
      report.rows += 1
      do throws(ReconciliationReport.Problem) {
        rows.append(try BankRow(row, table.columns, currency: currency))
      } catch {
        report.add(error)
      }
    }
    var matcher = try BillMatcher(for: rows, in: transaction)
    let recorded = try transaction.recorded(rows.map(\.reference))
    var lines: [String: Int] = [:]
    for row in rows {
      if row.money.amount <= 0 {
        report.passedOver += 1
      } else if recorded.contains(row.reference) {
        report.alreadyRecorded += 1
      } else if let first = lines.updateValue(row.line, forKey: row.reference) {
        report.add(
          .init(
            line: row.line, kind: .invalid, column: "reference", reason: "\(row.reference) stands on line \(first) too")
        )
      } else {
        try record(row, &matcher, &report, transaction)
      }
    }
    report.problems.sort { $0.line < $1.line }
    return report
  }

  private func record(
    _ row: BankRow, _ matcher: inout BillMatcher, _ report: inout ReconciliationReport,
    _ transaction: borrowing Transaction
  ) throws {
    do {
      let (invoice, match) = try matcher.match(row)
      guard invoice.currency == row.money.currency else {
        throw IntentError.permanent("the invoice \(invoice.id) is in \(invoice.currency.rawValue)")
      }
      let payment = Payment(
        id: try PaymentID("pay-\(academy.context.uid)-\(row.line)"), invoiceID: invoice.id, amount: row.money.amount,
        method: .transfer, reference: row.reference, paidAt: clock.time(of: row.day, minute: 12 * 60))
      guard row.day <= clock.local(academy.now).day else {
        throw IntentError.permanent("\(row.day) is still to come")
      }
      try academy.add(payment, to: invoice, in: transaction)
      matcher.pay(invoice, payment.amount)
      report.add(
        .init(
          line: row.line, paymentID: payment.id, invoiceID: invoice.id, amount: payment.amount, matchedBy: match))
    } catch let problem as ReconciliationReport.Problem {
      report.add(problem)
    } catch let error as IntentError {
      // What the books refuse, they refuse before anything is written.
      report.add(.init(line: row.line, kind: .refused, column: nil, reason: error.message))
    }
  }
}

extension Reading where Self: ~Copyable {
  /// Those of these references that a payment has.
  fileprivate func recorded(_ references: [String]) throws -> Set<String> {
    var known = Set<String>()
    for portion in references.portions(of: 1000) {
      let rows = try query(
        "SELECT p.reference FROM json_each(?1) AS wanted JOIN payments p ON p.reference = wanted.value",
        [try JSONCoding.encode(Array(portion))], as: Recorded.self)
      known.formUnion(rows.map(\.reference))
    }
    return known
  }

  /// The invoices whose ids in small letters are among these.
  func invoices(named words: Set<String>) throws -> [Invoice] {
    // An id has 64 characters at most.
    try words.filter { $0.utf8.count <= 64 }.sorted().portions(of: 5000).flatMap { portion in
      try query(
        Self.invoices + " WHERE lower(i.id) IN (SELECT value FROM json_each(?1)) ORDER BY i.id",
        [try JSONCoding.encode(Array(portion))], as: Invoice.self)
    }
  }
}

private struct Recorded: Decodable { var reference: String }
