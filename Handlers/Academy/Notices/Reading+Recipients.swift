import IntentKit

extension Reading where Self: ~Copyable {
  /// The notices to all guardians of a student of an event; where there is nobody, a line in the report says so.
  public func notices(
    event: String, about student: Student, _ content: Notice.Content, _ report: inout NoticeReport
  ) throws -> [Notice] {
    let guardians = try guardians(of: student.id)
    if guardians.isEmpty {
      report.skipped.append(.init(studentID: student.id, recipient: nil, reason: "has no guardian"))
    }
    return guardians.map { Notice(event: event, to: Recipient($0), about: student, content) }
  }
}
