import IntentKit

extension Reading where Self: ~Copyable {
  /// What a ``SentMessage`` is read from, of `messages x`.
  public static var messageColumns: String {
    """
    x.event, x.template, x.recipient, x.student_id, x.status, x.channel, x.address, x.language, x.subject, x.body,
      x.message_id, x.detail, x.job_id, x.created_at, x.updated_at
    """
  }

  /// The message of an id that the message service gave it; the angle brackets around it may be left out.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none.
  public func message(_ id: Line, field: String = "message_id") throws -> SentMessage {
    let bare = id.text.hasPrefix("<") && id.text.hasSuffix(">") ? String(id.text.dropFirst().dropLast()) : id.text
    let sql = "SELECT \(Self.messageColumns) FROM messages x WHERE x.message_id IN (?1, ?2)"
    guard let message = try query(sql, [bare, "<\(bare)>"], as: SentMessage.self).first else {
      throw IntentError.invalidParams("no message of the id \(id) was sent", field: field)
    }
    return message
  }

  /// The messages of a choice, the newest first.
  ///
  /// - Parameter limit: How many are listed; nil: 100.
  public func messages(_ choice: MessageChoice, limit: Int?) throws -> MessageList {
    let counts = try query(
      "SELECT x.status, count(*) AS count FROM messages x WHERE \(choice.condition) GROUP BY x.status", [choice.value],
      as: StatusCount.self)
    let messages = try query(
      """
      SELECT \(Self.messageColumns) FROM messages x WHERE \(choice.condition)
      ORDER BY x.created_at DESC, x.event LIMIT ?2
      """, [choice.value, limit ?? MessageList.limit], as: SentMessage.self)
    return MessageList(counts: MessageCounts(counts), messages: messages)
  }

  /// How many messages were asked for in a period, by status.
  public func messageCounts(_ period: Period, on clock: UTCOffset) throws -> MessageCounts {
    let rows = try query(
      """
      SELECT status, count(*) AS count FROM messages WHERE created_at >= ?1 AND created_at < ?2 GROUP BY status
      """, [clock.time(of: period.from), clock.time(of: period.to.adding(1))], as: StatusCount.self)
    return MessageCounts(rows)
  }

  /// Recipients who are still there, by their ids such as `guardian/7` and `staff/t-1`.
  func recipients(_ ids: [String]) throws -> [String: Recipient] {
    let guardians = try query(
      "SELECT \(Self.guardianColumns) FROM guardians g WHERE g.id IN (SELECT value FROM json_each(?1))",
      [try JSONCoding.encode(ids.compactMap { Int64($0.trimmingPrefix("guardian/")) })], as: Guardian.self)
    let members = try query(
      "SELECT \(Self.staffColumns) FROM staff m WHERE 'staff/' || m.id IN (SELECT value FROM json_each(?1))",
      [try JSONCoding.encode(ids)], as: StaffMember.self)
    let all = guardians.map { Recipient($0) } + members.map { Recipient($0) }
    return Dictionary(all.map { ($0.id, $0) }) { $1 }
  }
}

private struct StatusCount: Decodable {
  var status: MessageStatus
  var count: Int
}

extension MessageCounts {
  fileprivate init(_ rows: [StatusCount]) {
    self.init()
    for row in rows { self[row.status] = row.count }
  }
}
