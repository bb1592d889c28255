public import AcademyKit
import IntentKit

/// A row of the table `report_deliveries` as the database has it: the recipients are a text there.
private struct DeliveryRow: Decodable {
  var id: DeliveryID
  var kind: ReportKind
  var every: DeliveryOrder.Every
  var at: TimeOfDay
  var classID: ClassID?
  var studentID: StudentID?
  var recipients: String
  var language: Language
  var nextAt: Timestamp
  var endedAt: Timestamp?

  func order() throws -> DeliveryOrder {
    var order = DeliveryOrder(
      id: id, kind, every: every, at: at, classID: classID, studentID: studentID,
      recipients: try JSONCoding.decode(from: try JSONText(validating: recipients)), language: language, nextAt: nextAt)
    order.endedAt = endedAt
    return order
  }
}

extension Reading where Self: ~Copyable {
  /// The standing order of this id; nil if there is none.
  public func findDelivery(_ id: DeliveryID) throws -> DeliveryOrder? {
    try query(
      """
      SELECT id, kind, every, at, class_id, student_id, recipients, language, next_at, ended_at FROM report_deliveries
      WHERE id = ?1
      """, [id], as: DeliveryRow.self
    ).first?.order()
  }

  /// The standing order of this id.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none.
  public func delivery(_ id: DeliveryID, field: String = "delivery_id") throws -> DeliveryOrder {
    guard let order = try findDelivery(id) else {
      throw IntentError.invalidParams("there is no delivery \(id)", field: field)
    }
    return order
  }
}
