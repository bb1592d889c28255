import IntentKit

extension Reading where Self: ~Copyable {
  /// Who was absent on a day without an excuse, by class and student.
  public func absences(on day: Day, in course: ClassID? = nil, of student: StudentID? = nil) throws -> [Absence] {
    try query(
      """
      SELECT \(Self.studentColumns), a.class_id, c.name AS class_name, a.day
      FROM attendance a JOIN students s ON s.id = a.student_id JOIN classes c ON c.id = a.class_id
      WHERE a.day = ?1 AND a.status = 'absent' AND (?2 IS NULL OR a.class_id = ?2)
        AND (?3 IS NULL OR a.student_id = ?3)
      ORDER BY a.class_id, a.student_id
      """, [day, course, student], as: Absence.self)
  }

  /// How many students' attendance is recorded on a day.
  public func recordedCount(on day: Day, in course: ClassID? = nil, of student: StudentID? = nil) throws -> Int {
    return try query(
      """
      SELECT count(*) AS n FROM attendance
      WHERE day = ?1 AND (?2 IS NULL OR class_id = ?2) AND (?3 IS NULL OR student_id = ?3)
      """, [day, course, student], as: Count.self)[0].n
  }

  /// The last day on which somebody came to a class; nil: nobody ever did.
  public func lastAttended(of course: ClassID) throws -> Day? {
    return try query(
      "SELECT max(day) AS day FROM attendance WHERE class_id = ?1 AND status IN ('present', 'late')", [course],
      as: Last.self
    )[0].day
  }
}

private struct Count: Decodable {
  var n: Int
}

private struct Last: Decodable {
  var day: Day?
}
