import IntentKit

extension Reading where Self: ~Copyable {
  /// The students who attend the academy and were absent so often, by id.
  ///
  /// - Parameters:
  ///   - count: At least so many times.
  ///   - percent: At least so much of their sessions.
  ///   - sessions: Of those who had at least so many.
  public func frequentAbsences(
    in period: Period, count: Int, percent: Int, sessions: Int
  ) throws -> [FrequentAbsence] {
    try query(
      """
      SELECT t.student_id, s.name, t.absent, t.sessions FROM (
          SELECT student_id, count(*) FILTER (WHERE status = 'absent') AS absent,
            count(*) FILTER (WHERE status <> 'excused') AS sessions
          FROM attendance WHERE day BETWEEN ?1 AND ?2 GROUP BY student_id
        ) t JOIN students s ON s.id = t.student_id
      WHERE t.absent > 0 AND t.absent >= ?3 AND t.absent * 100 >= t.sessions * ?4 AND t.sessions >= ?5
        AND s.status = 'active'
      ORDER BY t.student_id
      """, [period.from, period.to, count, percent, sessions], as: FrequentAbsence.self)
  }

  /// The students who have a task for their absences of a period.
  public func flaggedStudents(in period: Period) throws -> Set<StudentID> {
    let rows = try query(
      // Ids of students are in ASCII, below the tilde.
      "SELECT student_id FROM tasks WHERE id BETWEEN ?1 AND ?1 || '~'", [FrequentAbsence.taskPrefix(period)],
      as: FlaggedStudent.self)
    return Set(rows.map(\.studentID))
  }
}

private struct FlaggedStudent: Decodable {
  var studentID: StudentID
}
