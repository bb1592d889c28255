import AcademyKit
import IntentKit

/// Somebody who teaches, and how many students.
struct TeachingPerson: Decodable, Sendable {
  var id: StaffID
  var name: String
  var students: Int
}

extension Reading where Self: ~Copyable {
  /// Everybody who is named as a class's teacher, with the number of different students in those classes.
  func teachers() throws -> [TeachingPerson] {
    try query(
      """
      SELECT t.id, t.name, count(DISTINCT s.id) AS students
      FROM staff t JOIN classes c ON c.teacher_id = t.id AND c.archived_on IS NULL
        LEFT JOIN enrollments e ON e.class_id = c.id AND e.withdrawn_on IS NULL
        LEFT JOIN students s ON s.id = e.student_id AND s.status = 'active'
      GROUP BY t.id ORDER BY t.id
      """, [], as: TeachingPerson.self)
  }

  /// What was changed of the timetable in a month.
  func sessionChanges(in month: Month) throws -> [PlannedSessions.Change] {
    try query(
      "SELECT class_id, day, kind, minutes FROM session_changes WHERE day BETWEEN ?1 AND ?2 ORDER BY class_id, day, kind",
      [month.firstDay, month.lastDay], as: PlannedSessions.Change.self)
  }

  /// Refuses the id of nobody who works for the academy.
  func checkStaff(_ id: StaffID, field: String = "staff_id") throws {
    guard try !query("SELECT id FROM staff WHERE id = ?1", [id], as: StaffRow.self).isEmpty else {
      throw IntentError.invalidParams("nobody of the staff has the id \(id)", field: field)
    }
  }
}

private struct StaffRow: Decodable {
  var id: StaffID
}
