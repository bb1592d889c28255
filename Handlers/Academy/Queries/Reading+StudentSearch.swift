import IntentKit

/// A student whom a search has found.
public struct StudentMatch: Decodable, Sendable {
  /// The student's id.
  public var id: StudentID
  /// As people say it.
  public var name: String
  /// Whether the student attends.
  public var status: Student.Status
  /// Where the words were found.
  public var place: Place

  /// Where the words of a search were found.
  public enum Place: String, Codable, Sendable, CaseIterable {
    /// In the student's id.
    case id
    /// In the student's name.
    case name
    /// In the name of a guardian.
    case guardian
    /// In the telephone number of the student or of a guardian.
    case phone
  }
}

extension Reading where Self: ~Copyable {
  /// The students in whose id, name, guardians' names or telephone numbers the words lie, exact ids and names first.
  ///
  /// - Parameter status: Nil: any but `merged`.
  public func students(
    matching words: Line, status: Student.Status? = nil, in course: ClassID? = nil, limit: Int
  ) throws -> [StudentMatch] {
    let escaped = words.text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    return try query(
      """
      WITH found AS (
        SELECT s.id, s.name, s.status, CASE
            WHEN s.id = ?1 COLLATE NOCASE THEN 0 WHEN s.name = ?1 COLLATE NOCASE THEN 1
            WHEN s.name LIKE ?2 || '%' ESCAPE '\\' THEN 2 WHEN s.name LIKE '%' || ?2 || '%' ESCAPE '\\' THEN 3
            WHEN s.id LIKE '%' || ?2 || '%' ESCAPE '\\' THEN 4
            WHEN EXISTS (SELECT 1 FROM student_guardians sg JOIN guardians g ON g.id = sg.guardian_id
              WHERE sg.student_id = s.id AND g.name LIKE '%' || ?2 || '%' ESCAPE '\\') THEN 5
            WHEN ?3 IS NOT NULL AND (\(Self.digits("s.phone")) LIKE '%' || ?3 || '%' OR EXISTS (
              SELECT 1 FROM student_guardians sg JOIN guardians g ON g.id = sg.guardian_id
              WHERE sg.student_id = s.id AND g.phone_folded LIKE '%' || ?3 || '%')) THEN 6
          END AS rank
        FROM students s
        WHERE CASE WHEN ?4 IS NULL THEN s.status <> 'merged' ELSE s.status = ?4 END
          AND (?5 IS NULL OR EXISTS (SELECT 1 FROM enrollments e
            WHERE e.student_id = s.id AND e.class_id = ?5 AND e.withdrawn_on IS NULL))
      )
      SELECT id, name, status, CASE WHEN rank IN (0, 4) THEN 'id' WHEN rank <= 3 THEN 'name' WHEN rank = 5 THEN 'guardian'
        ELSE 'phone' END AS place
      FROM found WHERE rank IS NOT NULL ORDER BY rank, name, id LIMIT ?6
      """, [words, escaped, Self.phoneDigits(words.text), status?.rawValue, course, limit], as: StudentMatch.self)
  }

  /// What of a text can be looked for in telephone numbers; nil: it is no part of one.
  private static func phoneDigits(_ text: String) -> String? {
    guard text.utf8.allSatisfy({ "0123456789+-() ".utf8.contains($0) }) else { return nil }
    let digits = text.filter { $0.isNumber || $0 == "+" }
    return digits.count < 3 ? nil : digits
  }

  /// A telephone number without what people write between its digits.
  private static func digits(_ column: String) -> String {
    #"replace(replace(replace(replace(\#(column), '-', ''), ' ', ''), '(', ''), ')', '')"#
  }
}
