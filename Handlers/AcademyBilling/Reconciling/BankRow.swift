import AcademyKit
import IntentKit

/// A row of a bank's export, every field checked.
struct BankRow {
  let line: Int
  let day: Day
  let money: Money
  let reference: String
  let payer: String
  let memo: String

  /// Reads a row.
  ///
  /// - Throws: ``ReconciliationReport/Problem`` with the first field that is wrong.
  init(_ row: CSVRow, _ columns: [BankColumn?], currency: Currency) throws(ReconciliationReport.Problem) {
    func problem(_ column: BankColumn?, _ reason: String) -> ReconciliationReport.Problem {
      ReconciliationReport.Problem(line: row.line, kind: .invalid, column: column?.rawValue, reason: reason)
    }
    if let text = row.problem { throw problem(nil, text) }
    guard row.fields.count == columns.count else {
      throw problem(nil, "it has \(row.fields.count) fields, and the first row names \(columns.count) columns")
    }
    var texts: [BankColumn: String] = [:]
    for case (let column?, let text) in zip(columns, row.fields) { texts[column] = Self.trimmed(text) }
    let dateText = texts[.date] ?? ""
    guard let day = Self.day(dateText) else {
      throw problem(.date, "\"\(dateText.prefix(40))\" is no day of the form 2026-11-21")
    }
    let code = texts[.currency] ?? ""
    guard let currency = code.isEmpty ? currency : Currency(rawValue: code.uppercased()) else {
      throw problem(.currency, "\"\(code.prefix(20))\" is none of the currencies that invoices have")
    }
    let amountText = texts[.amount] ?? ""
    guard let money = Money(reading: amountText, in: currency) else {
      throw problem(.amount, "\"\(amountText.prefix(40))\" is no amount in \(currency.rawValue)")
    }
    guard let reference = texts[.reference], (1...200).contains(reference.utf8.count) else {
      throw problem(.reference, "is empty or longer than 200 bytes: it is what tells one payment from another")
    }
    line = row.line
    self.day = day
    self.money = money
    self.reference = reference
    payer = texts[.payer] ?? ""
    memo = texts[.memo] ?? ""
  }

  /// `2026-11-21`, `2026.11.21`, `2026/11/21` or `20261121`, with a time behind it or not.
  private static func day(_ text: String) -> Day? {
    let start = text.prefix { $0 != " " && $0 != "T" }.map { $0 == "." || $0 == "/" ? "-" : $0 }
    let isCompact = start.count == 8 && !start.contains("-")
    let text = isCompact ? "\(String(start[..<4]))-\(String(start[4..<6]))-\(String(start[6...]))" : String(start)
    do throws(ModelError) { return try Day(text) } catch { return nil }
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
