import IntentKit

extension Academy {
  /// Sends notices, each to its guardian and once, whichever job or attempt asks for it.
  ///
  /// First the academy's table of messages notes in one transaction which of them this job sends; an event that another
  /// job has told of, or is telling of, is skipped. Then they are sent, which the message service does once a job and
  /// event. Then the table notes what became of them. An attempt that is cut short anywhere is made up for by the next.
  ///
  /// - Throws: `IntentError` where the channel cannot be reached or asks to wait: the next attempt goes on from there.
  public func send(_ notices: [Notice]) throws -> NoticeReport {
    var report = NoticeReport()
    var sent: [(Notice, Receipt)] = []
    var refused: [(Notice, String)] = []
    let mine = try claim(notices, &report)
    var failure: IntentError?
    for (index, notice) in mine.enumerated() {
      do throws(IntentError) {
        sent.append((notice, try deliver(notice)))
      } catch {
        guard error.kind == .permanent else {
          failure = error
          break
        }
        refused.append((notice, error.message))
      }
      context.progress(done: index + 1, total: mine.count, note: "messages")
    }
    try note(sent, refused)
    if let failure { throw failure }
    report.notified = sent.map { notice, receipt in
      NoticeReport.Sent(
        studentID: notice.student?.id, guardian: notice.guardian.name, language: notice.guardian.language,
        messageID: receipt.messageID, repeated: receipt.repeated)
    }
    report.skipped += refused.map { NoticeReport.Skipped($0, reason: "the message was refused: \($1)") }
    return report
  }

  private func deliver(_ notice: Notice) throws(IntentError) -> Receipt {
    guard let address = notice.guardian.address else {
      throw .permanent("\(notice.guardian.name) has neither an e-mail address nor a phone number")
    }
    return try context.messages.send(
      Message(
        to: address, name: notice.guardian.name, subject: notice.wording.subject, body: notice.wording.body,
        language: notice.guardian.language.rawValue, event: notice.event))
  }

  /// Takes the notices that are this job's to send. One that another job took is taken over after a quarter of an hour:
  /// that job may have ended in between.
  private func claim(_ notices: [Notice], _ report: inout NoticeReport) throws -> [Notice] {
    struct Row: Decodable {
      var status: String
      var jobUID: JobUID
      var jobID: JobID
      var updatedAt: Timestamp
    }
    var mine: [Notice] = []
    var skipped: [NoticeReport.Skipped] = []
    try store.transaction(once: .always) { transaction in
      // The body may be run again by another attempt only, never twice by this one.
      for notice in notices {
        let row = try transaction.query(
          "SELECT status, job_uid, job_id, updated_at FROM messages WHERE event = ?1", [notice.event], as: Row.self
        ).first
        if let row, row.jobUID != context.uid, row.status != "refused" {
          let isFresh = row.updatedAt > now - .seconds(15 * 60)
          if row.status == "sent" || isFresh {
            let verb = row.status == "sent" ? "was told by" : "is being told by"
            skipped.append(.init(notice, reason: "\(verb) the job \(row.jobID)"))
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

  private func note(_ sent: [(Notice, Receipt)], _ refused: [(Notice, String)]) throws {
    guard !sent.isEmpty || !refused.isEmpty else { return }
    try store.transaction(once: .always) { transaction in
      // What an earlier attempt has noted already needs no second line in the audit.
      for (notice, receipt) in sent where try !isNoted(notice, in: transaction) {
        try write(notice, status: "sent", messageID: receipt.messageID, in: transaction)
      }
      for (notice, reason) in refused {
        try write(notice, status: "refused", detail: reason, in: transaction)
      }
    }
  }

  private func isNoted(_ notice: Notice, in transaction: borrowing Transaction) throws -> Bool {
    struct Row: Decodable { var status: String }
    return try transaction.query(
      "SELECT status FROM messages WHERE event = ?1", [notice.event], as: Row.self
    ).first?.status == "sent"
  }

  private func write(
    _ notice: Notice, status: String, messageID: String? = nil, detail: String? = nil,
    in transaction: borrowing Transaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO messages (event, kind, guardian_id, student_id, status, message_id, detail, job_uid, job_id, updated_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      ON CONFLICT (event) DO UPDATE SET status = excluded.status,
        message_id = coalesce(excluded.message_id, message_id), detail = excluded.detail, job_uid = excluded.job_uid,
        job_id = excluded.job_id, updated_at = excluded.updated_at
      """,
      [
        notice.event, notice.kind, notice.guardian.id, notice.student?.id, status, messageID, detail, context.uid,
        context.id, now,
      ])
    struct Row: Codable {
      var status: String
      var messageID: String?
      var detail: String?
    }
    if status != "sending" {
      let after = Row(status: status, messageID: messageID, detail: detail)
      try audit("message", notice.event, before: nil, after: after, in: transaction)
    }
  }
}

extension NoticeReport.Skipped {
  init(_ notice: Notice, reason: String) {
    self.init(studentID: notice.student?.id, guardian: notice.guardian.name, reason: reason)
  }
}
