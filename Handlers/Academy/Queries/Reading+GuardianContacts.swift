public import IntentKit

extension Reading where Self: ~Copyable {
  /// The guardian of this number; nil if there is none.
  public func findGuardian(_ id: Int64) throws -> Guardian? {
    try query("SELECT \(Self.guardianColumns) FROM guardians g WHERE g.id = ?1", [id], as: Guardian.self).first
  }

  /// The students whose guardian somebody is.
  public func students(ofGuardian id: Int64) throws -> [StudentID] {
    let sql = "SELECT student_id FROM student_guardians WHERE guardian_id = ?1 ORDER BY student_id"
    return try query(sql, [id], as: GuardiansStudent.self).map(\.studentID)
  }

  /// Another guardian who is found by the same e-mail address or, where this one has none, by the same phone number and
  /// name; nil: nobody.
  public func guardian(sharingAddressOf guardian: Guardian) throws -> Guardian? {
    if let email = guardian.email {
      return try query(
        "SELECT \(Self.guardianColumns) FROM guardians g WHERE g.email_folded = ?1 AND g.id <> ?2",
        [email.folded, guardian.id], as: Guardian.self
      ).first
    }
    return try query(
      "SELECT \(Self.guardianColumns) FROM guardians g WHERE g.phone_folded = ?1 AND g.name = ?2 AND g.id <> ?3",
      [guardian.phone?.folded, guardian.name, guardian.id], as: Guardian.self
    ).first
  }
}

private struct GuardiansStudent: Decodable { var studentID: StudentID }

extension Academy {
  /// Changes what is known of a guardian.
  public func change(_ before: Guardian, to after: Guardian, in transaction: borrowing Transaction) throws {
    try transaction.execute(
      """
      UPDATE guardians SET name = ?2, email = ?3, phone = ?4, email_folded = ?5, phone_folded = ?6, language = ?7,
        channel = ?8 WHERE id = ?1
      """,
      [
        after.id, after.name, after.email, after.phone, after.email?.folded, after.phone?.folded,
        after.language.rawValue, after.channel?.rawValue,
      ])
    try audit("guardian", String(after.id), before: before, after: after, in: transaction)
  }
}
