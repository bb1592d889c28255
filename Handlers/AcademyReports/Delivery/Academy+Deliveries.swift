public import AcademyKit
public import IntentKit

// A standing order is a chain of jobs, each of which submits the next. Whatever jobs there are, the order's row says when
// the one is due that goes on with it (`next_at`): a job that is due at another time belongs to no chain, and does nothing.
extension Academy {
  /// Writes a standing order, in place of one of its id: the chain begins with its `nextAt`.
  public func place(_ order: DeliveryOrder, in transaction: borrowing Transaction) throws {
    let before = try transaction.findDelivery(order.id)
    try transaction.execute(
      """
      INSERT INTO report_deliveries (id, kind, every, at, class_id, student_id, recipients, language, next_at, ended_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, every = excluded.every, at = excluded.at,
        class_id = excluded.class_id, student_id = excluded.student_id, recipients = excluded.recipients,
        language = excluded.language, next_at = excluded.next_at, ended_at = excluded.ended_at
      """,
      [
        order.id, order.kind.rawValue, order.every.rawValue, order.at, order.classID, order.studentID,
        try JSONCoding.encode(order.recipients), order.language.rawValue, order.nextAt, order.endedAt,
      ])
    try audit("report_delivery", order.id.text, before: before, after: order, in: transaction)
  }

  /// Goes on with a standing order: the job that is due at this time takes its turn, and the row says when the next one
  /// is. Turns that were missed are not made up for.
  ///
  /// - Returns: The order with the time of the next turn; nil: this is no turn of it, because another job took it, or
  ///   the order was changed or ended.
  public func takeTurn(
    _ id: DeliveryID, due: Timestamp, _ clock: UTCOffset, in transaction: borrowing Transaction
  ) throws -> DeliveryOrder? {
    var order = try transaction.delivery(id)
    guard order.endedAt == nil, order.nextAt == due else { return nil }
    order.nextAt = DeliveryOrder.due(order.every, at: order.at, after: max(due, now), clock)
    try place(order, in: transaction)
    return order
  }
}
