import IntentKit

extension Academy {
  /// Sends notices, each to its recipient and once, whichever job or attempt asks for it.
  ///
  /// First all of them are worded, so that a template which lacks a value is an error before anything is sent. Then the
  /// academy's table of messages notes in one transaction which of them this job sends; an event that another job has
  /// told of, or is telling of, is skipped, and so is a recipient who has unsubscribed. Then they are sent, which the
  /// message service does once a job and event, and the table notes what became of them, some at a time. An
  /// attempt that is cut short anywhere is made up for by the next; one that runs out of time asks for the next itself.
  ///
  /// In the academy's quiet hours only what is urgent is sent. The rest is written down as waiting, and the job runs
  /// again when they end.
  ///
  /// - Throws: `permanent` for a template that is missing or lacks a value; `Snooze` where notices wait; `IntentError`
  ///   where the channel cannot be reached or asks to wait: the next attempt goes on from there.
  public func send(_ notices: [Notice]) async throws -> NoticeReport {
    guard !notices.isEmpty else { return NoticeReport() }
    let rules = try sendingRules()
    let claimed = try claim(try worded(notices, rules), rules)
    let mine = claimed.filter { $0.standing == .mine }.map(\.notice)
    var ends = try await deliverAll(mine, rules).makeIterator()
    if let end = rules.quietUntil { try wait(for: claimed.count { $0.standing == .waits }, until: end) }
    var report = NoticeReport()
    for (notice, standing) in claimed {
      switch standing {
      case .mine: if let end = ends.next() { report.add(notice.notice, end) }
      case .sentBefore(let id, let channel):
        report.addSent(notice.notice, channel ?? notice.notice.recipient.channel, id, repeated: true)
      case .suppressed(let reason), .told(let reason): report.addSkipped(notice.notice, reason: reason)
      case .waits: break
      }
    }
    return report
  }

  /// - Throws: `Snooze` until the quiet hours end, if anything waits for that.
  private func wait(for count: Int, until end: Timestamp) throws {
    guard count > 0 else { return }
    let note = "\(count) messages wait for the end of the quiet hours at \(end)"
    context.progress(done: 0, total: count, note: note)
    context.log(note)
    throw Snooze(for: end - now)
  }

  /// The notices in their recipients' languages. A template is read once a language.
  private func worded(_ notices: [Notice], _ rules: SendingRules) throws -> [WordedNotice] {
    var templates: [String: MessageTemplate] = [:]
    return try notices.map { notice in
      switch notice.content {
      case .wording(let wording):
        return WordedNotice(notice: notice, wording: wording, language: notice.recipient.language)
      case .template(let name, let values):
        let language = notice.recipient.language
        let key = "\(name)/\(language.rawValue)"
        let template = try templates[key] ?? store.template(name, in: language)
        templates[key] = template
        let automatic = MessageTemplate.automatic(
          academy: rules.academyNames[template.language] ?? "", recipient: notice.recipient.name)
        let wording = try template.filled(values.merging(automatic) { own, _ in own })
        return WordedNotice(notice: notice, wording: wording, language: template.language)
      }
    }
  }
}
