import AcademyKit
import IntentKit

/// Finds the invoice that a bank's row pays, and never guesses: by an invoice's number in the memo, else as the only open
/// invoice of the amount for a student of whom the payer is the name, or a guardian's.
struct BillMatcher {
  /// Invoices that rows name, open or not, by their ids in small letters.
  private var named: [String: [Invoice]]
  /// Open invoices by id.
  private var open: [InvoiceID: Invoice]
  /// Names of the students who owe something, and of their guardians, without spaces and in small letters.
  private let names: [StudentID: Set<String>]
  /// The ids of open invoices by what is outstanding of them.
  private var byAmount: [Money: Set<InvoiceID>] = [:]

  init(for rows: [BankRow], in transaction: borrowing Transaction) throws {
    let words = Set(rows.flatMap { Self.idWords($0.memo) })
    named = Dictionary(grouping: try transaction.invoices(named: words)) { $0.id.text.lowercased() }
    open = [:]
    for invoice in try transaction.openInvoices() {
      open[invoice.id] = invoice
      byAmount[invoice.due, default: []].insert(invoice.id)
    }
    let students = try transaction.students(ofAll: Set(open.values.map(\.studentID)))
    let guardians = try transaction.guardians(ofAll: students.keys)
    names = students.mapValues { student in
      Set(([student.name] + (guardians[student.id] ?? []).map(\.name)).map(Self.folded))
    }
  }

  /// The invoice that a row pays, and what it is known by.
  func match(_ row: BankRow) throws(ReconciliationReport.Problem) -> (Invoice, ReconciliationReport.Match) {
    let byID = Set(Self.idWords(row.memo)).flatMap { named[$0] ?? [] }.map { open[$0.id] ?? $0 }
    if byID.count > 1 { throw ambiguous(row, byID, "the memo names") }
    if let invoice = byID.first { return (invoice, .invoiceID) }
    let said = Set(([row.payer] + Self.words(row.memo)).map(Self.folded)).subtracting([""])
    let owing = (byAmount[row.money] ?? []).compactMap { open[$0] }.filter { invoice in
      names[invoice.studentID]?.isDisjoint(with: said) == false
    }
    if owing.count > 1 { throw ambiguous(row, owing, "\(row.payer) may pay") }
    guard let invoice = owing.first else {
      throw ReconciliationReport.Problem(
        line: row.line, kind: .unmatched, column: nil,
        reason: "the memo names no invoice, and no open invoice of \(row.money.text(in: .english)) is for a student of "
          + "this name, or with a guardian of it")
    }
    return (invoice, .name)
  }

  /// Notes that something of an invoice is paid.
  mutating func pay(_ invoice: Invoice, _ amount: Int64) {
    byAmount[invoice.due]?.remove(invoice.id)
    var after = invoice
    after.paid += amount
    // Also one that is paid in full: a later row that names it is told so.
    named[invoice.id.text.lowercased()] = named[invoice.id.text.lowercased()]?.map { $0.id == after.id ? after : $0 }
    open[invoice.id] = after.outstanding > 0 ? after : nil
    if after.outstanding > 0 { byAmount[after.due, default: []].insert(after.id) }
  }

  private func ambiguous(
    _ row: BankRow, _ invoices: [Invoice], _ what: String
  ) -> ReconciliationReport.Problem {
    let ids = invoices.map(\.id.text).sorted().prefix(10).joined(separator: ", ")
    return ReconciliationReport.Problem(
      line: row.line, kind: .ambiguous, column: nil, reason: "\(what) \(invoices.count) invoices: \(ids)")
  }

  /// What in a memo could be an invoice's id.
  static func idWords(_ memo: String) -> [String] {
    memo.lowercased().split { character in
      !(character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character)))
    }
    .map { $0.drop { !$0.isLetter && !$0.isNumber } }
    .map { word in
      var word = word
      while let last = word.last, "._-".contains(last) { word.removeLast() }
      return String(word)
    }
    .filter { !$0.isEmpty }
  }

  private static func words(_ memo: String) -> [String] {
    memo.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func folded(_ name: String) -> String { name.lowercased().filter { !$0.isWhitespace } }
}
