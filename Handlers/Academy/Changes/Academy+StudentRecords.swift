public import IntentKit

extension Academy {
  /// Changes what is kept of a student.
  ///
  /// - Parameter reason: Why, for the audit.
  public func change(
    _ before: StudentRecord, to after: StudentRecord, reason: Line? = nil, in transaction: borrowing Transaction
  ) throws {
    try transaction.execute(
      """
      UPDATE students SET name = ?2, language = ?3, status = ?4, birthday = ?5, school = ?6, phone = ?7, note = ?8,
        paused_until = ?9, left_on = ?10, merged_into = ?11 WHERE id = ?1
      """,
      [
        after.id, after.name, after.language.rawValue, after.status.rawValue, after.birthday, after.school,
        after.phone, after.note, after.pausedUntil, after.leftOn, after.mergedInto,
      ])
    try audit(
      "student", after.id.text, before: AuditedStudent(record: before, reason: nil),
      after: AuditedStudent(record: after, reason: reason), in: transaction)
  }
}

/// A row of the table of students, and why it became so.
private struct AuditedStudent: Encodable {
  var record: StudentRecord
  var reason: Line?

  private enum CodingKeys: String, CodingKey {
    case reason
  }

  func encode(to encoder: any Encoder) throws {
    try record.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(reason, forKey: .reason)
  }
}
