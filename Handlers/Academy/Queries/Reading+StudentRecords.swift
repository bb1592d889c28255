import IntentKit

extension Reading where Self: ~Copyable {
  /// What a ``StudentRecord`` is read from, of `students s`.
  public static var studentRecordColumns: String {
    """
    s.id, s.name, s.language, s.status, s.birthday, s.school, s.phone, s.note, s.registered_at, s.paused_until,
      s.left_on, s.merged_into
    """
  }

  /// All that is kept of the student of this id.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none.
  public func studentRecord(_ id: StudentID, field: String = "student_id") throws -> StudentRecord {
    let sql = "SELECT \(Self.studentRecordColumns) FROM students s WHERE s.id = ?1"
    guard let record = try query(sql, [id], as: StudentRecord.self).first else {
      throw IntentError.invalidParams("there is no student \(id): register the student first", field: field)
    }
    return record
  }

  /// All that is kept of a student who is to be changed.
  ///
  /// - Throws: Also `permanent` for one who was merged into another: what is changed there, nobody would see.
  public func changeableStudent(_ id: StudentID, field: String = "student_id") throws -> StudentRecord {
    let record = try studentRecord(id, field: field)
    guard record.status != .merged else {
      throw IntentError.permanent(
        "\(record.label) was merged into \(record.mergedInto?.text ?? "another student"): name that one")
    }
    return record
  }

  /// The classes that a student is and was in, by the day on which that began.
  public func enrollments(of id: StudentID) throws -> [Enrollment] {
    try query(
      """
      SELECT student_id, class_id, enrolled_on, withdrawn_on FROM enrollments WHERE student_id = ?1
      ORDER BY enrolled_on, class_id
      """, [id], as: Enrollment.self)
  }

  /// A student's invoices that are not paid in full, the oldest first.
  public func unpaidInvoices(of id: StudentID) throws -> [Invoice] {
    try query(Self.invoices + " WHERE i.student_id = ?1 ORDER BY i.due_on, i.id", [id], as: Invoice.self)
      .filter { $0.outstanding > 0 }
  }
}
