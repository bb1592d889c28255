public import AcademyKit
public import IntentKit

/// What became of sending a report to somebody.
public struct ReportReceipt: Codable, Sendable, Hashable {
  /// Who: `guardian/7`, `staff/t-1`, `email/...`.
  public var recipient: String
  /// How far it is: `sent`, `delivered`, `refused`, ...
  public var status: String
  /// By what kind of address.
  public var channel: String?
  /// The address.
  public var address: String?
  /// Why it was refused, if it was.
  public var detail: String?
  /// When the status was noted.
  public var updatedAt: Timestamp
}

extension StoredReport {
  /// The event that recipients are told of. It names the time at which the report was made: one that was made again, with
  /// other numbers, may be sent again.
  public var event: String { "report/\(id)/\(createdAt.milliseconds)" }
}

extension Reading where Self: ~Copyable {
  /// Whom a report was sent to.
  public func receipts(of report: StoredReport) throws -> [ReportReceipt] {
    // "0" comes right behind "/".
    try query(
      """
      SELECT recipient, status, channel, address, detail, updated_at FROM messages
      WHERE event > ?1 AND event < ?2 ORDER BY event
      """, [report.event + "/", report.event + "0"], as: ReportReceipt.self)
  }
}
