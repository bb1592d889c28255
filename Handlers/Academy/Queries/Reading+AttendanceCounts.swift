import IntentKit

extension Reading where Self: ~Copyable {
  private static var counts: String {
    ["present", "late", "absent", "excused"].map { "count(*) FILTER (WHERE status = '\($0)') AS \($0)" }
      .joined(separator: ", ")
  }

  /// How often a student attended in which way.
  public func attendanceCounts(
    of student: StudentID, in period: Period, course: ClassID? = nil
  ) throws -> AttendanceCounts {
    try query(
      """
      SELECT \(Self.counts) FROM attendance
      WHERE student_id = ?1 AND day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR class_id = ?4)
      """, [student, period.from, period.to, course], as: AttendanceCounts.self)[0]
  }

  /// How classes were attended, by stretch and class; those of which nothing is recorded are left out.
  ///
  /// - Parameters:
  ///   - stretch: What the period is divided into; nil: nothing, there is one row a class.
  ///   - limit: The most rows.
  public func classAttendance(
    in period: Period, by stretch: Stretch?, course: ClassID? = nil, limit: Int
  ) throws -> [ClassAttendance] {
    // Days are counted in the order of the table's key, and only then put together, which is a hundredth of the rows.
    let start =
      switch stretch {
      case .week: "date(day, 'weekday 0', '-6 days')"
      case .month: "substr(day, 1, 7) || '-01'"
      case nil: "?1"
      }
    return try query(
      """
      SELECT t.class_id, c.name, max(t.start, ?1) AS "from", count(*) AS sessions, sum(t.present) AS present,
        sum(t.late) AS late, sum(t.absent) AS absent, sum(t.excused) AS excused
      FROM (
          SELECT class_id, \(start) AS start, \(Self.counts) FROM attendance
          WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR class_id = ?3) GROUP BY day, class_id
        ) t JOIN classes c ON c.id = t.class_id
      GROUP BY t.start, t.class_id ORDER BY t.start, t.class_id LIMIT ?4
      """, [period.from, period.to, course, limit], as: ClassAttendance.self)
  }
}
