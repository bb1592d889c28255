import IntentKit

// The table of messages: which job tells whom of what, and what became of it.
extension Academy {
  /// Decides in one transaction which of the notices are this job's to send, and writes down that it is sending them,
  /// which wait, and which are not wanted.
  ///
  /// One that another job took is taken over after a quarter of an hour: that job may have ended in between.
  func claim(_ notices: [WordedNotice], _ rules: SendingRules) throws -> [(notice: WordedNotice, standing: Standing)] {
    var claimed: [(notice: WordedNotice, standing: Standing)] = []
    try store.transaction(once: .always) { transaction in
      let rows = try transaction.noticeRows(notices.map(\.notice.event))
      let unwanted = try transaction.unsubscribes(of: notices.map(\.notice.recipient.id))
      for notice in notices {
        let standing = standing(of: notice.notice, rows, unwanted, rules)
        try write(notice, standing, rows[notice.notice.event], in: transaction)
        claimed.append((notice, standing))
      }
    }
    return claimed
  }

  private func standing(
    of notice: Notice, _ rows: [String: NoticeRow], _ unwanted: [String: Set<String>], _ rules: SendingRules
  ) -> Standing {
    let left = unwanted[notice.recipient.id] ?? []
    return Standing(
      of: rows[notice.event], for: context.uid,
      unwanted: left.contains("*") ? "*" : left.first { $0 == notice.template },
      isHeldBack: rules.holdsBack(notice), at: now)
  }

  private func write(
    _ notice: WordedNotice, _ standing: Standing, _ row: NoticeRow?, in transaction: borrowing Transaction
  ) throws {
    switch standing {
    case .mine: try write(notice, NoticeChange(.sending), in: transaction)
    case .waits: try write(notice, NoticeChange(.waiting), in: transaction)
    case .suppressed(let reason):
      // The same job says it once, however often it is attempted.
      if let row, row.status == .suppressed, row.jobUID == context.uid { return }
      try write(notice, NoticeChange(.suppressed, detail: reason), in: transaction)
    case .sentBefore, .told: break
    }
  }

  /// Notes what became of notices that were this job's, and that it is still at work on the rest.
  func note(_ ends: [(notice: WordedNotice, end: NoticeEnd)]) throws {
    guard !ends.isEmpty else { return }
    try store.transaction(once: .always) { transaction in
      for (notice, end) in ends { try write(notice, NoticeChange(end), in: transaction) }
      try transaction.execute(
        "UPDATE messages SET updated_at = ?1 WHERE status = 'sending' AND job_uid = ?2",
        [SystemClock().now(), context.uid])
    }
  }

  private func write(
    _ notice: WordedNotice, _ change: NoticeChange, in transaction: borrowing Transaction
  ) throws {
    let recipient = notice.notice.recipient
    try transaction.execute(
      """
      INSERT INTO messages (event, template, recipient, student_id, status, channel, address, language, subject, body,
        message_id, detail, job_uid, job_id, created_at, updated_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15)
      ON CONFLICT (event) DO UPDATE SET status = excluded.status, channel = excluded.channel,
        address = excluded.address, language = excluded.language, subject = excluded.subject, body = excluded.body,
        message_id = coalesce(excluded.message_id, message_id), detail = excluded.detail,
        job_uid = excluded.job_uid, job_id = excluded.job_id, updated_at = excluded.updated_at
      """,
      [
        notice.notice.event, notice.notice.template, recipient.id, notice.notice.student?.id, change.status.rawValue,
        change.channel?.rawValue, change.address, notice.language.rawValue, notice.wording.subject,
        notice.wording.body, change.messageID, change.detail, context.uid, context.id, now,
      ])
    guard change.status != .sending, change.status != .waiting else { return }
    try audit("message", notice.notice.event, before: nil, after: change, in: transaction)
  }
}
