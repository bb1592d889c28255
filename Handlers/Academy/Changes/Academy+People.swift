public import IntentKit

extension Academy {
  /// Adds a student.
  public func add(_ student: Student, in transaction: borrowing Transaction) throws {
    try transaction.execute(
      "INSERT INTO students (id, name, language, status, registered_at) VALUES (?1, ?2, ?3, ?4, ?5)",
      [student.id, student.name, student.language.rawValue, student.status.rawValue, now])
    try audit("student", student.id.text, before: nil, after: student, in: transaction)
  }

  /// What adding a guardian came to.
  public enum GuardianChange: Sendable {
    /// A new guardian, who is now this student's.
    case added
    /// A guardian whom the academy knew, who is now this student's too.
    case linked
    /// Nothing: the guardian was this student's.
    case unchanged
  }

  /// Makes somebody a guardian of a student. A guardian whom the academy knows, by e-mail address or by phone and name,
  /// is taken as the same person.
  @discardableResult
  public func add(
    _ details: GuardianDetails, to student: Student, in transaction: borrowing Transaction
  ) throws -> GuardianChange {
    let known = try transaction.findGuardian(details)
    let id = try known?.id ?? insert(details, language: details.language ?? student.language, in: transaction)
    let link = try transaction.execute(
      "INSERT OR IGNORE INTO student_guardians (student_id, guardian_id, relation) VALUES (?1, ?2, ?3)",
      [student.id, id, details.relation])
    guard link.changes > 0 else { return .unchanged }
    try audit("student_guardian", "\(student.id)/\(id)", before: nil, after: details, in: transaction)
    return known == nil ? .added : .linked
  }

  private func insert(
    _ details: GuardianDetails, language: Language, in transaction: borrowing Transaction
  ) throws -> Int64 {
    let id = try transaction.execute(
      """
      INSERT INTO guardians (name, email, phone, email_folded, phone_folded, language) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """,
      [
        details.name, details.email, details.phone, details.email?.folded, details.phone?.folded, language.rawValue,
      ]
    ).lastInsertRowid
    try audit("guardian", String(id), before: nil, after: details, in: transaction)
    return id
  }
}
