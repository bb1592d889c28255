import IntentKit

/// Which students are meant: all conditions hold together.
public struct StudentChoice: Sendable {
  var classIDs: [ClassID]?
  var studentIDs: [StudentID]?
  var status: Student.Status
  var hasUnpaid: Bool

  /// A choice.
  ///
  /// - Parameters:
  ///   - classIDs: Enrolled in any of these; nil: in any class or none.
  ///   - studentIDs: One of these; nil: anybody.
  ///   - status: Of this status.
  ///   - hasUnpaid: Whether only those count who have an invoice that is not paid in full.
  public init(classIDs: [ClassID]?, studentIDs: [StudentID]?, status: Student.Status, hasUnpaid: Bool) {
    self.classIDs = classIDs
    self.studentIDs = studentIDs
    self.status = status
    self.hasUnpaid = hasUnpaid
  }
}

extension Reading where Self: ~Copyable {
  /// The students of a choice, by their ids.
  ///
  /// - Throws: `invalid_params` for an id in it that there is not.
  public func students(_ choice: StudentChoice) throws -> [Student] {
    for (index, id) in (choice.classIDs ?? []).enumerated() { _ = try course(id, field: "class_ids[\(index)]") }
    if let ids = choice.studentIDs { _ = try students(ids, field: "student_ids") }
    return try query(
      """
      SELECT \(Self.studentColumns) FROM students s
      WHERE s.status = ?1
        AND (?2 IS NULL OR s.id IN (SELECT value FROM json_each(?2)))
        AND (?3 IS NULL OR s.id IN (
          SELECT e.student_id FROM enrollments e
          WHERE e.withdrawn_on IS NULL AND e.class_id IN (SELECT value FROM json_each(?3))))
        AND (NOT ?4 OR s.id IN (
          SELECT i.student_id FROM (\(Self.invoices)) i
          WHERE i.voided_on IS NULL AND i.amount - i.discount > i.paid))
      ORDER BY s.id
      """,
      [
        choice.status.rawValue, try choice.studentIDs.map { try JSONCoding.encode($0) },
        try choice.classIDs.map { try JSONCoding.encode($0) }, choice.hasUnpaid,
      ], as: Student.self)
  }

  /// How many of an audience have unsubscribed from a template.
  public func unsubscribed(_ audience: Audience, from template: String) throws -> Int {
    let unwanted = try unsubscribes(of: audience.members.map { Recipient($0.guardian).id })
    return unwanted.values.count { $0.contains("*") || $0.contains(template) }
  }
}
