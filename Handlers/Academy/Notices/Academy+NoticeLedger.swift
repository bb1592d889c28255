import IntentKit

// The table of messages: which job tells whom of what, and what became of it.
extension Academy {
  /// Takes the notices that are this job's to send. One that another job took is taken over after a quarter of an hour:
  /// that job may have ended in between.
  func claim(_ notices: [WordedNotice], _ report: inout NoticeReport) throws -> [WordedNotice] {
    var mine: [WordedNotice] = []
    var skipped: [NoticeReport.Skipped] = []
    try store.transaction(once: .always) { transaction in
      // The body may be run again by another attempt only, never twice by this one.
      for notice in notices {
        let row = try transaction.noticeRow(notice.notice.event)
        if let row, row.jobUID != context.uid, row.status != "refused" {
          let isFresh = row.updatedAt > now - .seconds(15 * 60)
          if row.status != "sending" || isFresh {
            let verb = row.status == "sending" ? "is being told by" : "was told by"
            skipped.append(.init(notice.notice, reason: "\(verb) the job \(row.jobID)"))
            continue
          }
        }
        // What an earlier attempt of this job has sent is sent again, which the message service knows not to do.
        if row?.status != "sent" { try write(notice, status: "sending", in: transaction) }
        mine.append(notice)
      }
    }
    report.skipped += skipped
    return mine
  }

  /// Notes what became of notices.
  func note(_ ends: [(notice: WordedNotice, end: NoticeEnd)]) throws {
    guard !ends.isEmpty else { return }
    try store.transaction(once: .always) { transaction in
      for (notice, end) in ends {
        switch end {
        case .sent(let receipt, let channel, let address):
          // What an earlier attempt has noted already needs no second line in the audit.
          if try transaction.noticeRow(notice.notice.event)?.status == "sent" { continue }
          try write(
            notice, status: "sent", channel: channel, address: address, messageID: receipt.messageID, in: transaction)
        case .refused(let reason):
          try write(notice, status: "refused", detail: reason, in: transaction)
        }
      }
    }
  }

  private func write(
    _ notice: WordedNotice, status: String, channel: ContactChannel? = nil, address: String? = nil,
    messageID: String? = nil, detail: String? = nil, in transaction: borrowing Transaction
  ) throws {
    let recipient = notice.notice.recipient
    try transaction.execute(
      """
      INSERT INTO messages (event, template, recipient, student_id, status, channel, address, language, subject, body,
        message_id, detail, job_uid, job_id, created_at, updated_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15)
      ON CONFLICT (event) DO UPDATE SET status = excluded.status, channel = excluded.channel,
        address = excluded.address, message_id = coalesce(excluded.message_id, message_id), detail = excluded.detail,
        job_uid = excluded.job_uid, job_id = excluded.job_id, updated_at = excluded.updated_at
      """,
      [
        notice.notice.event, notice.notice.template, recipient.id, notice.notice.student?.id, status,
        channel?.rawValue, address, recipient.language.rawValue, notice.wording.subject, notice.wording.body,
        messageID, detail, context.uid, context.id, now,
      ])
    guard status != "sending" else { return }
    let after = AuditedNotice(status: status, channel: channel, messageID: messageID, detail: detail)
    try audit("message", notice.notice.event, before: nil, after: after, in: transaction)
  }
}

/// What the audit says of a message.
private struct AuditedNotice: Codable {
  var status: String
  var channel: ContactChannel?
  var messageID: String?
  var detail: String?
}

/// A row of the table of messages, as far as it decides who sends.
struct NoticeRow: Decodable {
  var status: String
  var jobUID: JobUID
  var jobID: JobID
  var updatedAt: Timestamp
}

extension Reading where Self: ~Copyable {
  /// The row of an event; nil: nobody told of it.
  func noticeRow(_ event: String) throws -> NoticeRow? {
    try query(
      "SELECT status, job_uid, job_id, updated_at FROM messages WHERE event = ?1", [event], as: NoticeRow.self
    ).first
  }
}
