public import AcademyKit
import IntentKit

/// What reading a bank's export came to.
public struct ReconciliationReport: Codable, Sendable {
  /// Rows of the file, without the one that names the columns.
  public var rows = 0
  /// Rows that are payments now.
  public var recorded = 0
  /// Rows whose reference was recorded before.
  public var alreadyRecorded = 0
  /// Rows by which nothing came in: withdrawals.
  public var passedOver = 0
  /// Rows that nothing was recorded of, for a reason.
  public var problemRows = 0
  /// The first thousand payments.
  public var payments: [Recorded] = []
  /// The first thousand problems.
  public var problems: [Problem] = []

  /// Nothing yet.
  public init() {}

  /// A row that is a payment now.
  public struct Recorded: Codable, Sendable {
    /// Its line in the file.
    public var line: Int
    /// The payment.
    public var paymentID: PaymentID
    /// What it pays.
    public var invoiceID: InvoiceID
    /// Minor units of the invoice's currency.
    public var amount: Int64
    /// What it was known by.
    public var matchedBy: Match
  }

  /// What a payment's invoice is known by.
  public enum Match: String, Codable, Sendable, CaseIterable {
    /// The invoice's number in the memo.
    case invoiceID = "invoice_id"
    /// The only open invoice of that amount for somebody of the payer's name.
    case name
  }

  /// A row that nothing was recorded of.
  public struct Problem: Codable, Sendable, Error {
    /// Its line in the file.
    public var line: Int
    /// What kind of problem it is.
    public var kind: Kind
    /// The column at fault, if it is one.
    public var column: String?
    /// Why.
    public var reason: String
  }

  /// What kind of problem a row has.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// It cannot be read.
    case invalid
    /// It is not known what it pays.
    case unmatched
    /// It may pay one of several invoices.
    case ambiguous
    /// It is known what it pays, and the books do not take it.
    case refused
  }

  mutating func add(_ problem: Problem) {
    problemRows += 1
    if problems.count < 1000 { problems.append(problem) }
  }

  mutating func add(_ payment: Recorded) {
    recorded += 1
    if payments.count < 1000 { payments.append(payment) }
  }
}
