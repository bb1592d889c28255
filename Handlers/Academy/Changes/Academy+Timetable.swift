public import IntentKit

extension Academy {
  /// Writes a class in place of what it was.
  public func update(_ course: Course, from before: Course, in transaction: borrowing Transaction) throws {
    try transaction.execute(
      """
      UPDATE classes SET name = ?2, days = ?3, starts_at = ?4, late_after = ?5, capacity = ?6, minutes = ?7, room = ?8,
        teacher_id = ?9, fee = ?10, currency = ?11, archived_on = ?12 WHERE id = ?1
      """,
      [
        course.id, course.name, course.days, course.startsAt, course.lateAfter, course.capacity, course.minutes,
        course.room, course.teacherID, course.fee, course.currency.rawValue, course.archivedOn,
      ])
    try audit("class", course.id.text, before: before, after: course, in: transaction)
  }

  /// Changes a single day of a class, in place of what was changed before of the same kind.
  public func put(
    _ change: SessionChange, before: SessionChange?, in transaction: borrowing Transaction
  ) throws {
    try transaction.execute(
      """
      INSERT OR REPLACE INTO session_changes (class_id, day, kind, starts_at, minutes, room, makes_up_for, reason)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """,
      [
        change.classID, change.day, change.kind.rawValue, change.startsAt, change.minutes, change.room,
        change.makesUpFor, change.reason,
      ])
    try audit("session_change", change.auditID, before: before, after: change, in: transaction)
  }

  /// Takes back what was changed of a single day.
  public func remove(_ change: SessionChange, in transaction: borrowing Transaction) throws {
    try transaction.execute(
      "DELETE FROM session_changes WHERE class_id = ?1 AND day = ?2 AND kind = ?3",
      [change.classID, change.day, change.kind.rawValue])
    try audit("session_change", change.auditID, before: change, after: nil, in: transaction)
  }

  /// Adds somebody who works for the academy.
  public func add(_ member: StaffMember, in transaction: borrowing Transaction) throws {
    try transaction.execute(
      "INSERT INTO staff (id, name, role, email, phone, language) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      [member.id, member.name, member.role.rawValue, member.email, member.phone, member.language.rawValue])
    try audit("staff", member.id.text, before: nil, after: member, in: transaction)
  }
}

extension SessionChange {
  /// What the audit calls it: the class, the day and what is other.
  var auditID: String { "\(classID)/\(day)/\(kind.rawValue)" }
}
