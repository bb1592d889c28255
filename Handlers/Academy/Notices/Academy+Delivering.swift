import IntentKit

extension Academy {
  /// The table notes what became of notices after so many of them, or after so long.
  private static let stride = (notices: 100, time: Duration.seconds(5))
  /// An attempt stops sending so long before it would be stopped.
  private static let reserve = Duration.seconds(5)

  /// Sends notices one after the other; answers what became of each, in their order.
  ///
  /// - Throws: What is worth another attempt, after what was sent is noted.
  func deliverAll(_ notices: [WordedNotice], _ rules: SendingRules) throws -> [NoticeEnd] {
    var ends: [NoticeEnd] = []
    var noted = (count: 0, at: now)
    func noteAll() throws {
      try note(Array(zip(notices[noted.count..<ends.count], ends[noted.count...])))
      noted = (ends.count, SystemClock().now())
    }
    do {
      for (index, notice) in notices.enumerated() {
        if index > 0 { try checkTime() }
        ends.append(try deliver(notice, rules))
        context.progress(done: index + 1, total: notices.count, note: "messages")
        let isLong = SystemClock().now() > noted.at + Self.stride.time
        if isLong || ends.count - noted.count == Self.stride.notices { try noteAll() }
      }
    } catch {
      try noteAll()
      throw error
    }
    try noteAll()
    return ends
  }

  /// - Throws: `Snooze` if the attempt's time is nearly up: the next one goes on, and no retry is used up, since this
  ///   one has sent something. `CancellationError` if it was asked to stop.
  private func checkTime() throws {
    if context.isCancelled { throw CancellationError() }
    guard let deadline = context.deadline, SystemClock().now() > deadline - Self.reserve else { return }
    throw Snooze(for: .zero)
  }

  /// Tries the recipient's addresses in turn, until one of them is not refused.
  ///
  /// - Throws: What is worth another attempt.
  private func deliver(_ notice: WordedNotice, _ rules: SendingRules) throws(IntentError) -> NoticeEnd {
    let recipient = notice.notice.recipient
    var refusals: [String] = []
    let (late, first) = recipient.addresses.partitioned { $0.address == notice.notice.lastResort }
    for (channel, address) in first + late {
      do throws(IntentError) {
        let message = Message(
          to: address, name: recipient.name, subject: notice.wording.subject, body: notice.wording.body,
          language: notice.language.rawValue, event: notice.notice.event,
          channel: rules.channels[channel], attachments: notice.notice.attachments)
        return .sent(try context.messages.send(message), channel, address, refusals: refusals)
      } catch {
        guard error.kind == .permanent else { throw error }
        refusals.append(error.message)
      }
    }
    return .refused(
      refusals.isEmpty
        ? "\(recipient.name) has neither an e-mail address nor a phone number" : refusals.joined(separator: "; "))
  }
}

extension Array {
  /// The elements for which a condition holds, and the others, both in their order.
  fileprivate func partitioned(by condition: (Element) -> Bool) -> (matching: [Element], others: [Element]) {
    (filter(condition), filter { !condition($0) })
  }
}
