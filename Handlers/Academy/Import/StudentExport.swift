import DelimitedText
import IntentKit

/// Writes students as a file that ``StudentImport`` reads.
public enum StudentExport {
  /// A student, with all that the rows of the file tell.
  public struct Entry: Sendable {
    /// The student.
    public var student: Student
    /// The student's guardians, and what they are to the student.
    public var guardians: [StudentGuardian]
    /// The classes that the student is in.
    public var courses: [Course]
  }

  /// The file, and how many rows it has without the one that names the columns. A student has as many rows as guardians
  /// or classes, whichever are more, and one at least.
  public static func text(_ entries: [Entry]) -> (text: String, rows: Int) {
    var writer = CSVWriter()
    writer.row(ImportColumn.allCases.map(\.rawValue))
    var rows = 0
    for entry in entries {
      for index in 0..<max(1, entry.guardians.count, entry.courses.count) {
        let guardian = entry.guardians.indices.contains(index) ? entry.guardians[index] : nil
        let course = entry.courses.indices.contains(index) ? entry.courses[index] : nil
        let fields = fields(entry.student, guardian, course)
        writer.row(ImportColumn.allCases.map { fields[$0] ?? "" })
        rows += 1
      }
    }
    return (writer.text, rows)
  }

  private static func fields(
    _ student: Student, _ guardian: StudentGuardian?, _ course: Course?
  ) -> [ImportColumn: String] {
    var fields: [ImportColumn: String] = [
      .studentID: student.id.text, .studentName: student.name, .studentLanguage: student.language.rawValue,
    ]
    if let guardian { fields.merge(Self.fields(guardian)) { own, _ in own } }
    if let course { fields.merge(Self.fields(course)) { own, _ in own } }
    return fields
  }

  private static func fields(_ guardian: StudentGuardian) -> [ImportColumn: String] {
    var fields: [ImportColumn: String] = [
      .guardianName: guardian.guardian.name, .guardianLanguage: guardian.guardian.language.rawValue,
    ]
    fields[.guardianEmail] = guardian.guardian.email?.text
    fields[.guardianPhone] = guardian.guardian.phone?.text
    fields[.guardianRelation] = guardian.relation
    return fields
  }

  private static func fields(_ course: Course) -> [ImportColumn: String] {
    var fields: [ImportColumn: String] = [
      .classID: course.id.text, .className: course.name, .classLateAfter: String(course.lateAfter),
      .classCurrency: course.currency.rawValue,
    ]
    fields[.classDays] = course.days?.text
    fields[.classStartsAt] = course.startsAt?.text
    fields[.classCapacity] = course.capacity.map(String.init)
    fields[.classMinutes] = course.minutes.map(String.init)
    fields[.classRoom] = course.room
    fields[.classFee] = course.fee.map { String($0) }
    return fields
  }
}

extension Reading where Self: ~Copyable {
  /// The students of these statuses, of a class or of all, by id, with their guardians and classes.
  public func exportEntries(statuses: [Student.Status], in course: ClassID? = nil) throws -> [StudentExport.Entry] {
    let students = try query(
      """
      SELECT \(Self.studentColumns) FROM students s
      WHERE s.status IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR EXISTS (
        SELECT 1 FROM enrollments e WHERE e.student_id = s.id AND e.class_id = ?2 AND e.withdrawn_on IS NULL))
      ORDER BY s.id
      """, [try JSONCoding.encode(statuses), course], as: Student.self)
    let ids = students.map(\.id)
    let guardians = try guardiansWithRelations(ofAll: ids)
    let courses = try courses(ofAll: ids)
    return students.map {
      StudentExport.Entry(student: $0, guardians: guardians[$0.id] ?? [], courses: courses[$0.id] ?? [])
    }
  }
}
