import IntentKit

extension Reading where Self: ~Copyable {
  /// The notices to all guardians of many students, each of an event of its own; where a student has no guardian, a line
  /// in the report says so.
  public func notices(_ drafts: [NoticeDraft], _ report: inout NoticeReport) throws -> [Notice] {
    let guardians = try guardians(ofAll: Set(drafts.map(\.student.id)))
    return drafts.flatMap { draft in
      let own = guardians[draft.student.id] ?? []
      if own.isEmpty {
        report.skipped.append(.init(studentID: draft.student.id, recipient: nil, reason: "has no guardian"))
      }
      return own.map { guardian in
        Notice(event: draft.event, to: Recipient(guardian), about: draft.student, draft.content(guardian.language))
      }
    }
  }

  /// The students of these ids, by id.
  public func students(ofAll ids: some Sequence<StudentID>) throws -> [StudentID: Student] {
    let rows = try query(
      """
      SELECT \(Self.studentColumns) FROM json_each(?1) AS wanted JOIN students s ON s.id = wanted.value
      """, [try JSONCoding.encode(Array(ids))], as: Student.self)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
  }
}
