public import AcademyKit
import IntentKit

// What was recorded of attendance, added up by the database: a report reads as many rows as it shows.
extension Reading where Self: ~Copyable {
  /// By class and part of time, in their order, from one day to another.
  public func tallies(from first: Day, to last: Day, in course: ClassID? = nil, by part: AttendancePart) throws
    -> [Tallied]
  {
    try query(
      """
      SELECT d.class_id, \(part.sql) AS part, \(Self.sums) FROM (\(Self.days(course))) d
      GROUP BY 1, 2 ORDER BY 1, 2
      """, Self.bound(first, last, course), as: Tallied.self)
  }

  /// By part of time alone, of all classes or one.
  public func tally(from first: Day, to last: Day, in course: ClassID? = nil, by part: AttendancePart) throws
    -> [String: AttendanceCounts]
  {
    let rows = try query(
      """
      SELECT \(part.sql) AS part, \(Self.sums) FROM (\(Self.days(course))) d GROUP BY 1
      """, Self.bound(first, last, course), as: Tallied.self)
    return Dictionary(rows.map { ($0.part ?? "", $0.tally) }) { first, _ in first }
  }

  /// By class and student, with names and minutes late, in the order of the ids.
  public func studentTallies(from first: Day, to last: Day, in course: ClassID? = nil) throws -> [Tallied] {
    try query(
      """
      SELECT a.class_id, a.student_id, s.name, coalesce(sum(a.minutes_late), 0) AS minutes_late,
        \(AttendanceCounts.columns)
      FROM attendance a JOIN students s ON s.id = a.student_id
      WHERE a.day BETWEEN ?1 AND ?2 \(Self.place(course)) GROUP BY a.class_id, a.student_id
      ORDER BY a.class_id, a.student_id
      """, Self.bound(first, last, course), as: Tallied.self)
  }

  /// Classes' days. They are counted in the order of the table's key, and only then put together, which is a hundredth of
  /// the rows.
  private static func days(_ course: ClassID?) -> String {
    """
    SELECT a.class_id, a.day, \(AttendanceCounts.columns) FROM attendance a
    WHERE a.day BETWEEN ?1 AND ?2 \(place(course)) GROUP BY a.day, a.class_id
    """
  }

  private static var sums: String {
    "sum(d.present) AS present, sum(d.late) AS late, sum(d.absent) AS absent, sum(d.excused) AS excused"
  }

  private static func place(_ course: ClassID?) -> String { course == nil ? "" : "AND a.class_id = ?3" }

  private static func bound(_ first: Day, _ last: Day, _ course: ClassID?) -> SQLParameters {
    if let course { [first, last, course] } else { [first, last] }
  }

  /// Classes by their ids, archived ones too, since something may be recorded of them.
  public func coursesByID() throws -> [ClassID: Course] {
    let all = try query("SELECT \(Self.courseColumns) FROM classes c", [], as: Course.self)
    return Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
  }
}
