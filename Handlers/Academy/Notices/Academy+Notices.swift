import IntentKit

extension Academy {
  /// Sends notices, each to its recipient and once, whichever job or attempt asks for it.
  ///
  /// First all of them are worded, so that a template which lacks a value is an error before anything is sent. Then the
  /// academy's table of messages notes in one transaction which of them this job sends; an event that another job has
  /// told of, or is telling of, is skipped. Then they are sent, which the message service does once a job and event. Then
  /// the table notes what became of them. An attempt that is cut short anywhere is made up for by the next.
  ///
  /// - Throws: `permanent` for a template that is missing or lacks a value; `IntentError` where the channel cannot be
  ///   reached or asks to wait: the next attempt goes on from there.
  public func send(_ notices: [Notice]) throws -> NoticeReport {
    var report = NoticeReport()
    let mine = try claim(try worded(notices), &report)
    var ends: [(notice: WordedNotice, end: NoticeEnd)] = []
    var failure: IntentError?
    for (index, notice) in mine.enumerated() {
      do throws(IntentError) {
        ends.append((notice, try deliver(notice)))
      } catch {
        failure = error
        break
      }
      context.progress(done: index + 1, total: mine.count, note: "messages")
    }
    try note(ends)
    if let failure { throw failure }
    for (notice, end) in ends { report.add(notice.notice, end) }
    return report
  }

  /// The notices in their recipients' languages. A template is read once a language.
  private func worded(_ notices: [Notice]) throws -> [WordedNotice] {
    var templates: [String: MessageTemplate] = [:]
    return try notices.map { notice in
      switch notice.content {
      case .wording(let wording): return WordedNotice(notice: notice, wording: wording)
      case .template(let name, let values):
        let language = notice.recipient.language
        let key = "\(name)/\(language.rawValue)"
        let template = try templates[key] ?? store.template(name, in: language)
        templates[key] = template
        return WordedNotice(notice: notice, wording: try template.filled(values))
      }
    }
  }

  /// Tries the recipient's addresses in turn, until one of them is not refused.
  ///
  /// - Throws: What is worth another attempt.
  private func deliver(_ notice: WordedNotice) throws(IntentError) -> NoticeEnd {
    let recipient = notice.notice.recipient
    var reasons: [String] = []
    for (channel, address) in recipient.addresses {
      do throws(IntentError) {
        let message = Message(
          to: address, name: recipient.name, subject: notice.wording.subject, body: notice.wording.body,
          language: recipient.language.rawValue, event: notice.notice.event,
          attachments: notice.notice.attachments)
        return .sent(try context.messages.send(message), channel, address)
      } catch {
        guard error.kind == .permanent else { throw error }
        reasons.append(error.message)
      }
    }
    return .refused(
      reasons.isEmpty
        ? "\(recipient.name) has neither an e-mail address nor a phone number" : reasons.joined(separator: "; "))
  }
}
