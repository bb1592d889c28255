import AcademyKit
import IntentKit

/// `billing.query.outstanding_balance`: what is owed on a day, by student and currency, and for how long it has been
/// overdue. Void invoices owe nothing.
struct OutstandingBalance: IntentHandler {
  static let intent: IntentKey = "billing.query.outstanding_balance"

  struct Params: AcademyParameters {
    /// Nil: all students who owe something.
    var studentID: StudentID?
    /// The day that is counted from; nil: today. Payments count whenever they were made.
    var asOf: Day?
    /// At most so many students and currencies, those first who owe most; nil: 100, 1000 at most.
    var limit: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var asOf: Day
    /// Of all who owe something, one a currency.
    var totals: [Balance]
    var students: [StudentBalance]
    /// Whether there are more students than the limit.
    var hasMore: Bool
  }

  /// What is owed in a currency, in minor units.
  struct Balance: Codable, Sendable {
    var currency: Currency
    var invoices: Int
    var outstanding: Int64
    /// By how many days it is overdue.
    var ageing: [Bucket]
  }

  struct StudentBalance: Codable, Sendable {
    var studentID: StudentID
    var name: String
    var balance: Balance
    /// When the oldest of the invoices was or is due.
    var oldestDueOn: Day
  }

  struct Bucket: Codable, Sendable {
    /// `not_due`, `0-30`, `31-60`, `61-90`, `90+`
    var days: String
    var amount: Int64
  }

  /// What both are read from.
  struct Row: Decodable {
    var studentID: StudentID?
    var name: String?
    var oldestDueOn: Day
    var currency: Currency
    var invoices: Int
    var outstanding: Int64
    var notDue: Int64
    var month: Int64
    var secondMonth: Int64
    var thirdMonth: Int64
    var longer: Int64

    var balance: Balance {
      let ages = [
        ("not_due", notDue), ("0-30", month), ("31-60", secondMonth), ("61-90", thirdMonth), ("90+", longer),
      ]
      return Balance(
        currency: currency, invoices: invoices, outstanding: outstanding,
        ageing: ages.map { Bucket(days: $0.0, amount: $0.1) })
    }
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard (1...1000).contains(params.limit ?? 100) else {
      throw IntentError.invalidParams("\(params.limit ?? 0) is not from 1 to 1000", field: "limit")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let store = academy.store
    if let id = params.studentID { _ = try store.student(id) }
    let day = try params.asOf ?? academy.today()
    let limit = params.limit ?? 100
    let totals: [Row] = try store.query(
      "SELECT currency, \(sums) FROM (\(open)) GROUP BY currency ORDER BY currency", [day, params.studentID])
    let rows: [Row] = try store.query(
      """
      SELECT b.student_id, s.name, b.currency, \(sums) FROM (\(open)) b JOIN students s ON s.id = b.student_id
      GROUP BY b.student_id, b.currency ORDER BY outstanding DESC, b.student_id, b.currency LIMIT ?3
      """, [day, params.studentID, limit + 1])
    let students = rows.prefix(limit).compactMap { row in
      row.studentID.map {
        StudentBalance(studentID: $0, name: row.name ?? "", balance: row.balance, oldestDueOn: row.oldestDueOn)
      }
    }
    return .completed(
      Report(asOf: day, totals: totals.map(\.balance), students: students, hasMore: rows.count > limit))
  }

  /// Open invoices, with what is owed and for how many days it has been overdue.
  private var open: String {
    """
    SELECT student_id, currency, due_on, amount - discount - paid AS owed, julianday(?1) - julianday(due_on) AS days
    FROM (\(Store.invoices) WHERE i.voided_on IS NULL AND (?2 IS NULL OR i.student_id = ?2))
    WHERE amount - discount > paid
    """
  }

  private var sums: String {
    """
    count(*) AS invoices, min(due_on) AS oldest_due_on, sum(owed) AS outstanding,
      sum(iif(days <= 0, owed, 0)) AS not_due, sum(iif(days BETWEEN 1 AND 30, owed, 0)) AS month,
      sum(iif(days BETWEEN 31 AND 60, owed, 0)) AS second_month,
      sum(iif(days BETWEEN 61 AND 90, owed, 0)) AS third_month, sum(iif(days > 90, owed, 0)) AS longer
    """
  }
}

/// The library's entry for `billing.query.outstanding_balance`.
@c(intent_handler_billing__query__outstanding_balance)
public func entry() -> UnsafeRawPointer { export(OutstandingBalance.self) }
