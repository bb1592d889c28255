import IntentKit

extension Reading where Self: ~Copyable {
  /// How a day stands for everybody in the classes, or in one of them, by class and name: those who are enrolled and
  /// attend or pause, and those who are not any more but of whom something was recorded that day.
  public func dayRoster(_ day: Day, in course: ClassID? = nil) throws -> [DayRosterRow] {
    try query(
      """
      SELECT e.class_id, e.student_id, s.name, e.enrolled_on, a.status, a.minutes_late, a.reason,
        CASE WHEN e.withdrawn_on IS NOT NULL THEN 'gone' WHEN s.status = 'active' THEN 'attends'
          WHEN s.status = 'paused' THEN 'pauses' ELSE 'gone' END AS standing
      FROM enrollments e JOIN students s ON s.id = e.student_id
        LEFT JOIN attendance a ON a.day = ?1 AND a.class_id = e.class_id AND a.student_id = e.student_id
      WHERE (e.withdrawn_on IS NULL AND s.status IN ('active', 'paused') OR a.status IS NOT NULL)
        AND (?2 IS NULL OR e.class_id = ?2)
      ORDER BY e.class_id, s.name, s.id
      """, [day, course], as: DayRosterRow.self)
  }
}
