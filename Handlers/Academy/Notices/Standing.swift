import IntentKit

/// Whose a notice is to send, as decided when an attempt begins to send.
enum Standing: Sendable, Equatable {
  /// This job's, now.
  case mine
  /// An earlier attempt of this job has sent it.
  case sentBefore(messageID: String, ContactChannel?)
  /// Nobody's now: the quiet hours come first.
  case waits
  /// Nobody's: the recipient does not want it.
  case suppressed(reason: String)
  /// Another job's, which has told or is telling the recipient.
  case told(reason: String)

  /// How long a job that was cut short has to make up for it, before another one sends in its place.
  static let takeover = Duration.seconds(15 * 60)

  /// - Parameters:
  ///   - row: What the table of messages has of the event; nil: nothing.
  ///   - uid: This job.
  ///   - unwanted: The template, or `*`, that the recipient has unsubscribed from; nil: the recipient wants it.
  ///   - isHeldBack: Whether it has to wait for the end of the quiet hours.
  init(of row: NoticeRow?, for uid: JobUID, unwanted: String?, isHeldBack: Bool, at now: Timestamp) {
    switch row?.status {
    case .sent, .delivered, .bounced:
      guard let row, row.jobUID == uid else {
        self = .told(reason: "was told by the job \(row?.jobID.text ?? "")")
        return
      }
      self = .sentBefore(messageID: row.messageID ?? "", row.channel)
      return
    case .sending:
      if let row, row.jobUID != uid, row.updatedAt > now - Self.takeover {
        self = .told(reason: "is being told by the job \(row.jobID)")
        return
      }
    case .waiting, .refused, .suppressed, nil: break
    }
    if let unwanted {
      self = .suppressed(
        reason: unwanted == "*" ? "has unsubscribed from all messages" : "has unsubscribed from \"\(unwanted)\"")
    } else {
      self = isHeldBack ? .waits : .mine
    }
  }
}
