import IntentKit

extension Reading where Self: ~Copyable {
  /// What a ``Student`` is read from, of `students s`.
  public static var studentColumns: String { "s.id, s.name, s.language, s.status" }
  /// What a ``Guardian`` is read from, of `guardians g`.
  public static var guardianColumns: String { "g.id, g.name, g.email, g.phone, g.language, g.channel" }

  /// The student of this id; nil if there is none.
  public func findStudent(_ id: StudentID) throws -> Student? {
    try query("SELECT \(Self.studentColumns) FROM students s WHERE s.id = ?1", [id], as: Student.self).first
  }

  /// The student of this id.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none.
  public func student(_ id: StudentID, field: String = "student_id") throws -> Student {
    guard let student = try findStudent(id) else {
      throw IntentError.invalidParams("there is no student \(id): register the student first", field: field)
    }
    return student
  }

  /// The guardians of a student, in the order in which they came.
  public func guardians(of id: StudentID) throws -> [Guardian] {
    try query(
      """
      SELECT \(Self.guardianColumns)
      FROM student_guardians sg JOIN guardians g ON g.id = sg.guardian_id WHERE sg.student_id = ?1 ORDER BY g.id
      """, [id], as: Guardian.self)
  }

  /// The guardian with this e-mail address or, for one without, this phone number and name; nil if there is none.
  public func findGuardian(_ details: GuardianDetails) throws -> Guardian? {
    if let email = details.email {
      return try query(
        "SELECT \(Self.guardianColumns) FROM guardians g WHERE g.email_folded = ?1", [email.folded],
        as: Guardian.self
      ).first
    }
    guard let phone = details.phone else { return nil }
    return try query(
      "SELECT \(Self.guardianColumns) FROM guardians g WHERE g.phone_folded = ?1 AND g.name = ?2",
      [phone.folded, details.name], as: Guardian.self
    ).first
  }
}
