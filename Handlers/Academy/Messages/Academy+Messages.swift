import IntentKit

extension Academy {
  /// Sends a message to an audience, to each of them once an event.
  ///
  /// - Throws: `permanent` if there is nobody; what ``send(_:)`` throws.
  public func send(
    _ message: PreparedMessage, to audience: Audience, event: String, urgent: Bool
  ) throws -> NoticeReport {
    guard !audience.members.isEmpty else {
      throw IntentError.permanent("there is nobody to write to: no student has a guardian")
    }
    let notices = audience.members.map { member in
      message.notice(
        event: event, to: Recipient(member.guardian), about: member.students, in: audience.course, urgent: urgent)
    }
    var report = NoticeReport()
    for student in audience.withoutGuardian {
      report.skipped.append(.init(studentID: student.id, recipient: nil, reason: "has no guardian"))
    }
    let sent = try send(notices)
    report.notified = sent.notified
    report.skipped += sent.skipped
    return report
  }

  /// What messages of this job tell of, unless the job says what: itself.
  public func messageEvent(_ event: Line?) -> String { "message/" + (event?.text ?? context.uid.text) }
}
