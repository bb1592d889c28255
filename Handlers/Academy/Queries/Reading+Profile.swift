import IntentKit

extension Reading where Self: ~Copyable {
  /// How often a student came from one day to another, both included.
  public func attendanceCounts(of student: StudentID, from first: Day, to last: Day) throws -> AttendanceCounts {
    let counts = try query(
      """
      SELECT count(*) FILTER (WHERE status = 'present') AS present, count(*) FILTER (WHERE status = 'late') AS late,
        count(*) FILTER (WHERE status = 'absent') AS absent, count(*) FILTER (WHERE status = 'excused') AS excused
      FROM attendance WHERE student_id = ?1 AND day BETWEEN ?2 AND ?3
      """, [student, first, last], as: AttendanceCounts.self)
    return counts.first ?? AttendanceCounts(present: 0, late: 0, absent: 0, excused: 0)
  }

  /// What a student was billed and has paid, by currency.
  public func balances(of student: StudentID, on day: Day) throws -> [Balance] {
    try query(
      """
      WITH own AS (SELECT * FROM (\(Self.invoices) WHERE i.student_id = ?1) WHERE voided_on IS NULL)
      SELECT currency, sum(amount - discount) AS billed, sum(paid) AS paid, sum(amount - discount - paid) AS outstanding,
        coalesce(sum(amount - discount - paid) FILTER (WHERE due_on < ?2), 0) AS overdue
      FROM own GROUP BY currency ORDER BY currency
      """, [student, day], as: Balance.self)
  }

  /// What is to be done for a student, what is due first in front.
  public func openTasks(of student: StudentID) throws -> [StudentTask] {
    try query(
      """
      SELECT id, student_id, title, details, due_on, assigned_to FROM tasks
      WHERE student_id = ?1 AND status = 'open' ORDER BY due_on IS NULL, due_on, id
      """, [student], as: StudentTask.self)
  }

  /// The last messages that told of a student, the newest first.
  public func lastNotices(about student: StudentID, limit: Int) throws -> [SentNotice] {
    try query(
      """
      SELECT event, template, recipient, status, subject, created_at FROM messages
      WHERE student_id = ?1 ORDER BY created_at DESC, event LIMIT ?2
      """, [student, limit], as: SentNotice.self)
  }
}
