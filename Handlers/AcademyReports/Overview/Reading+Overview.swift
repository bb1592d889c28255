import AcademyKit
import IntentKit

/// How many messages of a month are where.
struct MessageCount: Decodable, Sendable {
  var status: String
  var messages: Int
}

private struct MonthCount: Decodable {
  var month: String
  var count: Int
}

extension Reading where Self: ~Copyable {
  /// Who is at the academy.
  func academyPeople() throws -> AcademyPeople {
    let taken = """
      SELECT e.class_id, count(*) AS n FROM enrollments e JOIN students s ON s.id = e.student_id
      WHERE e.withdrawn_on IS NULL AND s.status = 'active' GROUP BY e.class_id
      """
    let rows = try query(
      """
      SELECT (SELECT count(*) FROM students WHERE status = 'active') AS active,
        (SELECT count(*) FROM students WHERE status = 'paused') AS paused,
        (SELECT count(*) FROM staff WHERE role = 'teacher') AS teachers,
        (SELECT count(*) FROM staff WHERE role <> 'teacher') AS others,
        count(*) AS classes, coalesce(sum(x.n), 0) AS enrolled, coalesce(sum(c.capacity), 0) AS seats,
        coalesce(sum(CASE WHEN c.capacity IS NOT NULL THEN x.n END), 0) AS seats_taken
      FROM classes c LEFT JOIN (\(taken)) x ON x.class_id = c.id WHERE c.archived_on IS NULL
      """, [], as: AcademyPeople.self)
    guard let people = rows.first else { throw IntentError.permanent("the database has no answer to a count") }
    return people
  }

  /// Students who were registered from one time to another, by month on the clock.
  func registrations(from first: Timestamp, before end: Timestamp, _ clock: UTCOffset) throws -> [String: Int] {
    let rows = try query(
      """
      SELECT strftime('%Y-%m', registered_at, ?3) AS month, count(*) AS count FROM students
      WHERE status <> 'merged' AND registered_at >= ?1 AND registered_at < ?2 GROUP BY 1
      """, [first, end, "\(clock.minutes) minutes"], as: MonthCount.self)
    return Dictionary(rows.map { ($0.month, $0.count) }) { first, _ in first }
  }

  /// Students who left, by month.
  func departures(from first: Month, to last: Month) throws -> [String: Int] {
    let rows = try query(
      """
      SELECT substr(left_on, 1, 7) AS month, count(*) AS count FROM students
      WHERE status = 'left' AND left_on BETWEEN ?1 AND ?2 GROUP BY 1
      """, [first.firstDay, last.lastDay], as: MonthCount.self)
    return Dictionary(rows.map { ($0.month, $0.count) }) { first, _ in first }
  }

  /// Messages that came to be from one time to another, by what became of them.
  func messageCounts(from first: Timestamp, before end: Timestamp) throws -> [MessageCount] {
    try query(
      """
      SELECT status, count(*) AS messages FROM messages WHERE created_at >= ?1 AND created_at < ?2
      GROUP BY status ORDER BY messages DESC, status
      """, [first, end], as: MessageCount.self)
  }
}
