import IntentKit

/// A row of the table of messages, as far as it decides who sends.
struct NoticeRow: Decodable, Sendable {
  var event: String
  var status: MessageStatus
  var jobUID: JobUID
  var jobID: JobID
  var updatedAt: Timestamp
  var channel: ContactChannel?
  var messageID: String?
}

extension Reading where Self: ~Copyable {
  /// The rows of events, by event: in one query, however many they are.
  func noticeRows(_ events: [String]) throws -> [String: NoticeRow] {
    let rows = try query(
      """
      SELECT event, status, job_uid, job_id, updated_at, channel, message_id FROM messages
      WHERE event IN (SELECT value FROM json_each(?1))
      """, [try JSONCoding.encode(events)], as: NoticeRow.self)
    return Dictionary(rows.map { ($0.event, $0) }) { $1 }
  }

  /// What people have unsubscribed from, by recipient: names of templates, `*` for all.
  func unsubscribes(of recipients: [String]) throws -> [String: Set<String>] {
    let rows = try query(
      "SELECT recipient, template FROM unsubscribes WHERE recipient IN (SELECT value FROM json_each(?1))",
      [try JSONCoding.encode(recipients)], as: Unsubscribe.self)
    return Dictionary(grouping: rows, by: \.recipient).mapValues { Set($0.map(\.template)) }
  }
}

/// A row of the table of what people do not want.
private struct Unsubscribe: Decodable {
  var recipient: String
  var template: String
}
