public import AcademyKit
public import IntentKit

extension Academy {
  /// Refuses to date anything in a month whose books are closed. Every change of the books asks for it.
  ///
  /// - Throws: `permanent`
  public func requireOpen(_ month: Month, in transaction: borrowing Transaction) throws {
    struct Row: Decodable {
      var closedAt: Timestamp
      var closedBy: String
    }
    let sql = "SELECT closed_at, closed_by FROM closed_months WHERE month = ?1"
    guard let row = try transaction.query(sql, [month], as: Row.self).first else { return }
    let day = try transaction.clock().local(row.closedAt).day
    throw IntentError.permanent(
      "the month \(month) was closed on \(day) by \(row.closedBy): nothing that is dated in it can be added or changed, "
        + "so date it in a later month")
  }

  /// As above, of the month that the academy's clock shows at a time.
  public func requireOpen(at time: Timestamp, in transaction: borrowing Transaction) throws {
    try requireOpen(Month(of: try transaction.clock().local(time).day), in: transaction)
  }

  /// When something is dated that somebody may date back: the day and a time of it. Nil is now; a day that has passed,
  /// its noon.
  ///
  /// - Throws: `invalid_params` for a day to come.
  public func dated(_ day: Day?, field: String) throws -> (day: Day, time: Timestamp) {
    let clock = try clock()
    let today = clock.local(now).day
    guard let day, day != today else { return (today, now) }
    guard day < today else { throw IntentError.invalidParams("\(day) is still to come", field: field) }
    return (day, clock.time(of: day, minute: 12 * 60))
  }
}
