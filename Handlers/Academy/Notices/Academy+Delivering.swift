import IntentKit

extension Academy {
  /// The table notes what became of notices after so many of them, or after so long.
  private static let stride = (notices: 100, time: Duration.seconds(5))
  /// An attempt stops sending so long before it would be stopped.
  private static let reserve = Duration.seconds(5)

  /// So many notices are on their way at once. Nearly all of the time is the channel's, which makes several durable, or
  /// talks over several connections, in the time of one.
  private static let width = 8

  /// Sends notices; answers what became of each, in their order. The first goes alone: where the channel is out of order,
  /// it is asked once. After one that is not taken no other is begun.
  ///
  /// - Throws: What is worth another attempt, after what was sent is noted.
  func deliverAll(_ notices: [WordedNotice], _ rules: SendingRules) async throws -> [NoticeEnd] {
    var ends = DeliveryEnds(notices)
    var noted = now
    await withTaskGroup(of: (index: Int, end: Result<NoticeEnd, IntentError>).self) { group in
      var (next, width) = (0, 1)
      repeat {
        while next < notices.count, next - ends.count < width, ends.mayGoOn(checkTime) {
          let (index, notice) = (next, notices[next])
          group.addTask { (index, result(of: notice, rules)) }
          next += 1
        }
        guard let (index, end) = await group.next() else { break }
        ends.add(end, of: index)
        width = min(width * 2, Self.width)
        context.progress(done: ends.count, total: notices.count, note: "messages")
        if ends.newCount >= Self.stride.notices || SystemClock().now() > noted + Self.stride.time {
          ends.note(note)
          noted = SystemClock().now()
        }
      } while true
    }
    ends.note(note)
    return try ends.all()
  }

  private func result(of notice: WordedNotice, _ rules: SendingRules) -> Result<NoticeEnd, IntentError> {
    do throws(IntentError) { return .success(try deliver(notice, rules)) } catch { return .failure(error) }
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
