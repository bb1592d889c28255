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
}
