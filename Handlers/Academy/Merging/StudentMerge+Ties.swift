import IntentKit

extension StudentMerge {
  /// Moves enrollments, those that have ended too.
  mutating func moveEnrollments(_ transaction: borrowing Transaction) throws {
    let own = Dictionary(
      uniqueKeysWithValues: try transaction.enrollments(of: kept.id).map { ($0.classID, $0) })
    let theirs = try transaction.enrollments(of: merged.id)
    for enrollment in theirs {
      var after = enrollment
      after.studentID = kept.id
      if let other = own[enrollment.classID] {
        after.enrolledOn = min(enrollment.enrolledOn, other.enrolledOn)
        after.withdrawnOn = Self.later(enrollment.withdrawnOn, other.withdrawnOn)
        report.enrollmentConflicts.append(enrollment.classID)
      }
      try transaction.execute(
        "DELETE FROM enrollments WHERE student_id = ?1 AND class_id = ?2", [merged.id, enrollment.classID])
      try transaction.execute(
        """
        INSERT OR REPLACE INTO enrollments (student_id, class_id, enrolled_on, withdrawn_on) VALUES (?1, ?2, ?3, ?4)
        """, [after.studentID, after.classID, after.enrolledOn, after.withdrawnOn])
      try academy.audit(
        "enrollment", "\(kept.id)/\(after.classID)", before: own[after.classID], after: after, in: transaction)
      try academy.audit(
        "enrollment", "\(merged.id)/\(after.classID)", before: enrollment, after: nil, in: transaction)
    }
    report.enrollmentConflicts.sort()
    report.add("enrollments", theirs.count)
  }

  /// The later of two ends; nil is no end.
  private static func later(_ first: Day?, _ second: Day?) -> Day? {
    guard let first, let second else { return nil }
    return max(first, second)
  }

  /// Makes the guardians the kept student's. What one is to the kept student already, stays.
  mutating func moveGuardians(_ transaction: borrowing Transaction) throws {
    let own = Set(try transaction.guardians(of: kept.id).map(\.id))
    let theirs = try transaction.guardiansWithRelations(ofAll: [merged.id])[merged.id] ?? []
    for guardian in theirs where !own.contains(guardian.guardian.id) {
      try transaction.execute(
        "INSERT INTO student_guardians (student_id, guardian_id, relation) VALUES (?1, ?2, ?3)",
        [kept.id, guardian.guardian.id, guardian.relation])
      try academy.audit(
        "student_guardian", "\(kept.id)/\(guardian.guardian.id)", before: nil, after: guardian, in: transaction)
    }
    try transaction.execute("DELETE FROM student_guardians WHERE student_id = ?1", [merged.id])
    report.add("student_guardians", theirs.count)
  }

  /// Moves invoices, and with them what was paid of them.
  mutating func moveInvoices(_ transaction: borrowing Transaction) throws {
    struct Bill: Hashable {
      var month: Month
      var currency: Currency
    }
    func bill(_ invoice: Invoice) -> Bill? {
      invoice.voidedOn == nil ? invoice.month.map { Bill(month: $0, currency: invoice.currency) } : nil
    }
    let sql = "\(Transaction.invoices) WHERE i.student_id = ?1 ORDER BY i.id"
    let own = Set(try transaction.query(sql, [kept.id], as: Invoice.self).compactMap(bill))
    let theirs = try transaction.query(sql, [merged.id], as: Invoice.self)
    for invoice in theirs {
      var after = invoice
      after.studentID = kept.id
      if let bill = bill(invoice), own.contains(bill) {
        after.month = nil
        report.monthsBilledTwice.append(invoice.id)
      }
      try transaction.execute(
        "UPDATE invoices SET student_id = ?2, month = ?3 WHERE id = ?1", [after.id, after.studentID, after.month])
      try academy.audit("invoice", after.id.text, before: invoice, after: after, in: transaction)
    }
    report.add("invoices", theirs.count)
  }
}
