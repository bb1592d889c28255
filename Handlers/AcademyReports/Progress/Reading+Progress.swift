import AcademyKit
import IntentKit

/// A student in a class, beside everybody in it.
struct ProgressRow: Decodable, Sendable {
  var classID: ClassID
  var minutesLate: Int
  var ownPresent: Int
  var ownLate: Int
  var ownAbsent: Int
  var ownExcused: Int
  var present: Int
  var late: Int
  var absent: Int
  var excused: Int

  var own: AttendanceCounts {
    AttendanceCounts(present: ownPresent, late: ownLate, absent: ownAbsent, excused: ownExcused)
  }
  var all: AttendanceCounts { AttendanceCounts(present: present, late: late, absent: absent, excused: excused) }
}

extension Reading where Self: ~Copyable {
  /// What was recorded of a student from one day to another, both included, in order.
  func attendance(of student: StudentID, from first: Day, to last: Day) throws -> [Attendance] {
    try query(
      """
      SELECT \(Self.attendanceColumns) FROM attendance WHERE student_id = ?1 AND day BETWEEN ?2 AND ?3
      ORDER BY day, class_id
      """, [student, first, last], as: Attendance.self)
  }

  /// A student's classes, and everybody in them over the same days.
  func classProgress(of student: StudentID, from first: Day, to last: Day) throws -> [ProgressRow] {
    let own = "a.student_id = ?1 AND a.status ="
    return try query(
      """
      SELECT a.class_id, sum(\(own) 'present') AS own_present, sum(\(own) 'late') AS own_late,
        sum(\(own) 'absent') AS own_absent, sum(\(own) 'excused') AS own_excused,
        coalesce(sum(CASE WHEN a.student_id = ?1 THEN a.minutes_late END), 0) AS minutes_late,
        \(AttendanceCounts.columns)
      FROM attendance a
      WHERE a.class_id IN (SELECT class_id FROM attendance WHERE student_id = ?1 AND day BETWEEN ?2 AND ?3)
        AND a.day BETWEEN ?2 AND ?3
      GROUP BY a.class_id ORDER BY a.class_id
      """, [student, first, last], as: ProgressRow.self)
  }
}
