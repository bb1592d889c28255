import AcademyKit
import IntentKit

extension Reading where Self: ~Copyable {
  /// Classes with what was recorded from one day to another: those that are held, and those of which anything was.
  func classRows(from first: Day, to last: Day, in course: ClassID?) throws -> [ClassPerformanceReport.ClassRow] {
    let place = course == nil ? "" : "AND a.class_id = ?3"
    let rows = try query(
      """
      SELECT c.id AS class_id, c.name, t.name AS teacher, c.capacity,
        (SELECT count(*) FROM enrollments e JOIN students s ON s.id = e.student_id
         WHERE e.class_id = c.id AND e.withdrawn_on IS NULL AND s.status = 'active') AS enrolled,
        (SELECT count(*) FROM enrollments e WHERE e.class_id = c.id AND e.enrolled_on BETWEEN ?1 AND ?2) AS joined,
        (SELECT count(*) FROM enrollments e WHERE e.class_id = c.id AND e.withdrawn_on BETWEEN ?1 AND ?2) AS left_it,
        coalesce(x.sessions, 0) AS sessions, coalesce(x.present, 0) AS present, coalesce(x.late, 0) AS late,
        coalesce(x.absent, 0) AS absent, coalesce(x.excused, 0) AS excused
      FROM classes c LEFT JOIN staff t ON t.id = c.teacher_id
        LEFT JOIN (SELECT a.class_id, count(DISTINCT a.day) AS sessions, \(AttendanceCounts.columns) FROM attendance a
                   WHERE a.day BETWEEN ?1 AND ?2 \(place) GROUP BY a.class_id) x ON x.class_id = c.id
      WHERE (?3 IS NULL OR c.id = ?3) AND (c.archived_on IS NULL OR x.class_id IS NOT NULL) ORDER BY c.id
      """, [first, last, course], as: Row.self)
    return rows.map { row in
      ClassPerformanceReport.ClassRow(
        classID: row.classID, name: row.name, teacher: row.teacher, enrolled: row.enrolled, capacity: row.capacity,
        joined: row.joined, left: row.leftIt, sessions: row.sessions, tally: row.tally)
    }
  }
}

private struct Row: Decodable {
  var classID: ClassID
  var name: String
  var teacher: String?
  var capacity: Int?
  var enrolled: Int
  var joined: Int
  var leftIt: Int
  var sessions: Int
  var present: Int
  var late: Int
  var absent: Int
  var excused: Int

  var tally: AttendanceCounts { AttendanceCounts(present: present, late: late, absent: absent, excused: excused) }
}
