import IntentKit

extension Academy {
  /// Sends anew what was refused or has come back, in the same words, to the addresses that the recipients have now; an
  /// address from which it came back is tried last.
  ///
  /// The event of the new message is that of the old one and `/again`: it is sent anew once, whichever job asks for it.
  /// If that one fails too, it is sent anew itself. What has arrived, at first or later, is never sent again.
  ///
  /// - Returns: What became of them, and whether there are more than the limit.
  public func resend(_ choice: ResendChoice) async throws -> (report: NoticeReport, more: Bool) {
    let failed = try store.failedMessages(choice, except: context.uid)
    let chosen = failed.prefix(choice.limit)
    let recipients = try store.recipients(chosen.map(\.recipient))
    let students = Dictionary(try store.students(chosen.compactMap(\.studentID)).map { ($0.id, $0) }) { $1 }
    var report = NoticeReport()
    var notices: [Notice] = []
    for message in chosen {
      let student = message.studentID.flatMap { students[$0] }
      guard message.template != "report" else {
        let reason = "went with files: report.exec.deliver sends those"
        report.skipped.append(.init(studentID: student?.id, recipient: message.recipient, reason: reason))
        continue
      }
      guard let recipient = recipients[message.recipient], message.body != nil else {
        let reason = message.body == nil ? "what the message said was not kept" : "is not with the academy any more"
        report.skipped.append(.init(studentID: student?.id, recipient: message.recipient, reason: reason))
        continue
      }
      notices.append(Notice(again: message, to: recipient, about: student))
    }
    let sent = try await send(notices)
    report.notified = sent.notified
    report.skipped += sent.skipped
    return (report, failed.count > choice.limit)
  }
}

extension Reading where Self: ~Copyable {
  /// The messages of a choice that did not arrive and were not sent anew, the oldest first; one more than the limit, if
  /// there are more.
  ///
  /// - Parameter job: The one that sends them anew: what it has sent anew itself still counts, since an earlier attempt
  ///   of it may have.
  fileprivate func failedMessages(_ choice: ResendChoice, except job: JobUID) throws -> [SentMessage] {
    try query(
      """
      SELECT \(Self.messageColumns) FROM messages x
      WHERE x.status IN ('refused', 'bounced') AND x.job_uid <> ?1
        AND (?2 IS NULL OR x.event = ?2 OR (x.event >= ?2 || '/' AND x.event < ?2 || '0'))
        AND (?3 IS NULL OR x.created_at >= ?3) AND (?4 IS NULL OR x.created_at < ?4)
        AND NOT EXISTS (SELECT 1 FROM messages y WHERE y.event = x.event || '/again' AND y.job_uid <> ?1)
      ORDER BY x.created_at, x.event LIMIT ?5
      """, [job, choice.event, choice.from, choice.until, choice.limit + 1], as: SentMessage.self)
  }
}
