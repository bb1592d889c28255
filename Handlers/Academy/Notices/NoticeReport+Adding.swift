import IntentKit

extension NoticeReport {
  /// Adds what became of a notice that was this job's.
  mutating func add(_ notice: Notice, _ end: NoticeEnd) {
    switch end {
    case .sent(let receipt, let channel, _, _):
      addSent(notice, channel, receipt.messageID, repeated: receipt.repeated)
    case .refused(let reason): addSkipped(notice, reason: "the message was refused: \(reason)")
    }
  }

  /// Adds a notice that went out.
  mutating func addSent(_ notice: Notice, _ channel: ContactChannel, _ messageID: String, repeated: Bool) {
    notified.append(
      Sent(
        studentID: notice.student?.id, recipient: notice.recipient.name, language: notice.recipient.language,
        channel: channel, messageID: messageID, repeated: repeated))
  }

  /// Adds a notice that did not.
  mutating func addSkipped(_ notice: Notice, reason: String) {
    skipped.append(Skipped(studentID: notice.student?.id, recipient: notice.recipient.name, reason: reason))
  }
}
