public import IntentKit

/// Makes two students who are one person one: all that was recorded of the one becomes the other's.
///
/// Where both have something that a student has once, a rule decides, and the report says so:
/// - Attendance of a class and day: that the student came stands before an excuse, an excuse before an absence; else the
///   kept student's record stands.
/// - Enrollments in a class: one that goes from the first day of both, until both have ended.
/// - Monthly bills of a month and currency: both are owed; the merged student's is no monthly bill any more.
/// - What is known of the student: the kept one's, and where that is nothing, the other's.
public struct StudentMerge {
  let academy: Academy
  let kept: StudentRecord
  let merged: StudentRecord
  var report: MergeReport

  /// A merge that has not begun.
  ///
  /// - Throws: `permanent` if the one who attends would be merged into one who does not.
  public init(_ merged: StudentRecord, into kept: StudentRecord, _ academy: Academy) throws(IntentError) {
    guard merged.status != .active || kept.status == .active else {
      throw .permanent(
        "\(merged.label) attends, and \(kept.label) has the status \(kept.status.rawValue): keep the one who attends, or "
          + "resume the other's enrollment first")
    }
    self.academy = academy
    self.kept = kept
    self.merged = merged
    report = MergeReport(kept: kept.id, merged: merged.id)
  }

  /// Moves everything.
  public mutating func run(in transaction: borrowing Transaction) throws -> MergeReport {
    let days = try moveAttendance(transaction)
    try moveEnrollments(transaction)
    try moveGuardians(transaction)
    try moveInvoices(transaction)
    try moveRest(transaction)
    try closeRecords(transaction)
    report.moved.sort { $0.table < $1.table }
    try academy.audit(
      "merge", kept.id.text, before: nil, after: Audited(report: report, attendance: days), in: transaction)
    return report
  }

  /// What would be needed to tell the two apart again.
  private struct Audited: Codable {
    var report: MergeReport
    /// `2026-11-21/math-a`, of the records that were moved.
    var attendance: [String]
  }

  /// Whatever else refers to a student: messages, tasks, reports, students merged before.
  private mutating func moveRest(_ transaction: borrowing Transaction) throws {
    struct Reference: Decodable {
      var table: String
      var column: String
    }
    let references = try transaction.query(
      """
      SELECT t.name AS "table", f."from" AS "column" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
      WHERE t.type = 'table' AND f."table" = 'students' ORDER BY t.name, f."from"
      """, as: Reference.self)
    let done = ["attendance", "enrollments", "student_guardians", "invoices"]
    for reference in references where !done.contains(reference.table) {
      let changes = try transaction.execute(
        #"UPDATE "\#(reference.table)" SET "\#(reference.column)" = ?1 WHERE "\#(reference.column)" = ?2"#,
        [kept.id, merged.id])
      report.add(reference.table, changes.changes)
    }
  }

  private mutating func closeRecords(_ transaction: borrowing Transaction) throws {
    var keptAfter = kept
    keptAfter.birthday = kept.birthday ?? merged.birthday
    keptAfter.school = kept.school ?? merged.school
    keptAfter.phone = kept.phone ?? merged.phone
    keptAfter.note = kept.note ?? merged.note
    let taken = [
      ("birthday", keptAfter.birthday != kept.birthday), ("school", keptAfter.school != kept.school),
      ("phone", keptAfter.phone != kept.phone), ("note", keptAfter.note != kept.note),
    ]
    report.fieldsTaken = taken.filter(\.1).map(\.0)
    if keptAfter != kept { try academy.change(kept, to: keptAfter, in: transaction) }
    var mergedAfter = merged
    mergedAfter.status = .merged
    mergedAfter.mergedInto = kept.id
    mergedAfter.pausedUntil = nil
    try academy.change(merged, to: mergedAfter, in: transaction)
  }
}
