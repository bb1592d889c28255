import AcademyKit
public import IntentKit

extension ScheduleParameters {
  /// What is asked for.
  public enum Request: Sendable {
    /// A new order, or one in place of another.
    case order(ReportKind, DeliveryOrder.Every)
    /// The end of an order.
    case end(DeliveryID)
    /// A turn of one.
    case turn(DeliveryID, due: Timestamp)
  }

  /// Tells what is asked for, and refuses what does not go together.
  ///
  /// - Throws: `invalid_params`, naming the parameter.
  public func request() throws -> Request {
    guard due == nil, end != true else { return try ofAnOrder() }
    guard let kind else { throw IntentError.invalidParams("is missing: what is to be reported?", field: "kind") }
    guard let every else { throw IntentError.invalidParams("is missing: week or month?", field: "every") }
    try check(kind, every)
    try recipients.check()
    return .order(kind, every)
  }

  private func ofAnOrder() throws -> Request {
    guard let deliveryID else { throw IntentError.invalidParams("is missing: which delivery?", field: "delivery_id") }
    let others: [(String, Bool)] = [
      ("kind", kind != nil), ("every", every != nil), ("at", at != nil), ("class_id", classID != nil),
      ("student_id", studentID != nil), ("emails", emails != nil), ("staff_ids", staffIDs != nil),
      ("guardians", guardians != nil), ("language", language != nil), ("due", end == true && due != nil),
    ]
    if let (name, _) = others.first(where: \.1) {
      throw IntentError.invalidParams(
        "does not go with \(end == true ? "end" : "due"): order anew to change a delivery", field: name)
    }
    return due.map { .turn(deliveryID, due: $0) } ?? .end(deliveryID)
  }

  private func check(_ kind: ReportKind, _ every: DeliveryOrder.Every) throws {
    guard kind != .export else {
      throw IntentError.invalidParams("an export is not made regularly", field: "kind")
    }
    guard kind != .weeklyAttendance || every == .week else {
      throw IntentError.invalidParams("a week's attendance is reported every week", field: "every")
    }
    let takesClass = kind == .weeklyAttendance || kind == .classPerformance
    guard classID == nil || takesClass else {
      throw IntentError.invalidParams("\(kind.rawValue) is about no class", field: "class_id")
    }
    guard (studentID != nil) == (kind == .studentProgress) else {
      throw IntentError.invalidParams(
        studentID == nil ? "is missing: whose progress?" : "\(kind.rawValue) is about no student", field: "student_id")
    }
    guard guardians != true || kind == .studentProgress else {
      throw IntentError.invalidParams(
        "\(kind.rawValue) is about no student, whose guardians could get it", field: "guardians")
    }
  }
}
