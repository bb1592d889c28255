import AcademyKit
import IntentKit

/// What a student owes for a class in a month.
struct MonthlyFee: Decodable {
  var studentID: StudentID
  var language: Language
  /// The student does not attend in that month.
  var pauses: Bool { pausing != 0 }
  var classID: ClassID
  var name: String
  var fee: Int64
  var currency: Currency
  private var pausing: Int
}

extension Reading where Self: ~Copyable {
  /// The fees of a month: a row for each enrollment that lasts into it or begins in it, of classes that have a fee, by
  /// student, currency and class.
  ///
  /// - Parameter classes: Nil: all.
  func monthlyFees(_ month: Month, classes: [ClassID]?) throws -> [MonthlyFee] {
    try query(
      """
      SELECT e.student_id, s.language, c.id AS class_id, c.name, c.fee, c.currency,
        s.status = 'paused' AND (s.paused_until IS NULL OR s.paused_until > :last) AS pausing
      FROM enrollments e JOIN students s ON s.id = e.student_id JOIN classes c ON c.id = e.class_id
      WHERE c.fee > 0 AND e.enrolled_on <= :last AND (e.withdrawn_on IS NULL OR e.withdrawn_on > :first)
        AND (c.archived_on IS NULL OR c.archived_on > :first)
        AND (s.status IN ('active', 'paused') OR s.status = 'left' AND s.left_on > :first)
        AND (:classes IS NULL OR c.id IN (SELECT value FROM json_each(:classes)))
      ORDER BY e.student_id, c.currency, c.id
      """,
      ["first": month.firstDay, "last": month.lastDay, "classes": try classes.map { try JSONCoding.encode($0) }],
      as: MonthlyFee.self)
  }

  /// The classes that the monthly invoices of a month bill, by student and currency.
  func billedClasses(_ month: Month) throws -> [BillKey: Set<ClassID>] {
    let rows = try query(
      """
      SELECT i.student_id, i.currency, l.class_id FROM invoices i LEFT JOIN invoice_lines l ON l.invoice_id = i.id
      WHERE i.month = ?1 AND i.voided_on IS NULL
      """, [month], as: BilledClass.self)
    return Dictionary(grouping: rows) { BillKey(studentID: $0.studentID, currency: $0.currency) }
      .mapValues { Set($0.compactMap(\.classID)) }
  }
}

/// What there is one monthly invoice of, in a month.
struct BillKey: Hashable {
  var studentID: StudentID
  var currency: Currency
}

private struct BilledClass: Decodable {
  var studentID: StudentID
  var currency: Currency
  var classID: ClassID?
}
