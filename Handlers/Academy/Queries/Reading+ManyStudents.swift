import IntentKit

// What belongs to many students, in one query each. A student of whom there is nothing has no entry.
extension Reading where Self: ~Copyable {
  /// The guardians of students, in the order in which they came, with what they are to each.
  public func guardiansWithRelations(ofAll ids: [StudentID]) throws -> [StudentID: [StudentGuardian]] {
    let rows = try query(
      """
      SELECT sg.student_id, sg.relation, \(Self.guardianColumns)
      FROM json_each(?1) AS wanted JOIN student_guardians sg ON sg.student_id = wanted.value
        JOIN guardians g ON g.id = sg.guardian_id
      ORDER BY sg.student_id, g.id
      """, [try JSONCoding.encode(ids)], as: StudentGuardian.self)
    return Dictionary(grouping: rows, by: \.studentID)
  }

  /// The classes that students are in, by class.
  public func courses(ofAll ids: [StudentID]) throws -> [StudentID: [Course]] {
    let rows = try query(
      """
      SELECT e.student_id, e.class_id FROM json_each(?1) AS wanted JOIN enrollments e ON e.student_id = wanted.value
      WHERE e.withdrawn_on IS NULL ORDER BY e.student_id, e.class_id
      """, [try JSONCoding.encode(ids)], as: ClassOfStudent.self)
    let wanted = Set(rows.map(\.classID)).sorted()
    let all = try query(
      "SELECT \(Self.courseColumns) FROM json_each(?1) AS wanted JOIN classes c ON c.id = wanted.value",
      [try JSONCoding.encode(wanted)], as: Course.self)
    let courses = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    return Dictionary(grouping: rows, by: \.studentID).mapValues { $0.compactMap { courses[$0.classID] } }
  }
}

private struct ClassOfStudent: Decodable {
  var studentID: StudentID
  var classID: ClassID
}
