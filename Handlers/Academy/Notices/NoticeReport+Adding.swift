import IntentKit

extension NoticeReport {
  /// Adds what became of a notice.
  mutating func add(_ notice: Notice, _ end: NoticeEnd) {
    switch end {
    case .sent(let receipt, let channel, _):
      notified.append(
        Sent(
          studentID: notice.student?.id, recipient: notice.recipient.name, language: notice.recipient.language,
          channel: channel, messageID: receipt.messageID, repeated: receipt.repeated))
    case .refused(let reason):
      skipped.append(Skipped(notice, reason: "the message was refused: \(reason)"))
    }
  }
}

extension NoticeReport.Skipped {
  init(_ notice: Notice, reason: String) {
    self.init(studentID: notice.student?.id, recipient: notice.recipient.name, reason: reason)
  }
}
