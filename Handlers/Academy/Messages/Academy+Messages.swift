import IntentKit

extension Academy {
  /// Sends what the parameters of an intent say to those whom they name, to each of them once an event.
  ///
  /// - Parameters:
  ///   - event: What it tells of, whichever job does; nil: this job.
  ///   - urgent: True: in quiet hours too.
  /// - Throws: `invalid_params` with the parameter at fault; `permanent` if there is nobody; what ``send(_:)`` throws.
  public func send(
    _ draft: MessageDraft, to target: MessageTarget, event: Line? = nil, urgent: Bool?
  ) async throws -> NoticeReport {
    let audience = try store.audience(target)
    let message = try store.prepared(draft, given: target.given)
    return try await send(message, to: audience, event: messageEvent(event), urgent: urgent ?? false)
  }

  private func send(
    _ message: PreparedMessage, to audience: Audience, event: String, urgent: Bool
  ) async throws -> NoticeReport {
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
    let sent = try await send(notices)
    report.notified = sent.notified
    report.skipped += sent.skipped
    return report
  }

  /// What messages of this job tell of, unless the job says what: itself.
  public func messageEvent(_ event: Line?) -> String { "message/" + (event?.text ?? context.uid.text) }
}
