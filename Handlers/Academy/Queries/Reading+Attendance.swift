import IntentKit

extension Reading where Self: ~Copyable {
  /// What an ``Attendance`` is read from.
  public static var attendanceColumns: String {
    "student_id, class_id, day, status, checked_in_at, checked_out_at, minutes_late, reason"
  }

  /// How a student attended a class on a day; nil if nobody recorded it.
  public func attendance(of student: StudentID, in course: ClassID, on day: Day) throws -> Attendance? {
    try query(
      """
      SELECT \(Self.attendanceColumns) FROM attendance
      WHERE day = ?1 AND class_id = ?2 AND student_id = ?3
      """, [day, course, student], as: Attendance.self
    ).first
  }

  /// What was recorded from one day to another, both included, in the order of days, classes and students.
  public func attendance(from first: Day, to last: Day, in course: ClassID? = nil) throws -> [Attendance] {
    try query(
      """
      SELECT \(Self.attendanceColumns) FROM attendance
      WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR class_id = ?3) ORDER BY day, class_id, student_id
      """, [first, last, course], as: Attendance.self)
  }

  /// What was recorded of a student from one day to another, both included, in the order of days and classes.
  public func attendance(
    of student: StudentID, from first: Day, to last: Day, in course: ClassID? = nil
  ) throws -> [Attendance] {
    try query(
      """
      SELECT \(Self.attendanceColumns) FROM attendance
      WHERE student_id = ?1 AND day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR class_id = ?4) ORDER BY day, class_id
      """, [student, first, last, course], as: Attendance.self)
  }
}
