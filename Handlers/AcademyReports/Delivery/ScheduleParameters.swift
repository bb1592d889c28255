public import AcademyKit
public import IntentKit

/// What `report.exec.schedule_delivery` takes: a new order, the end of one, or a turn of one, which its chain submits.
public struct ScheduleParameters: AcademyParameters {
  /// Of a new order: what is reported. Not `export`.
  public var kind: ReportKind?
  /// Of a new order: how often.
  public var every: DeliveryOrder.Every?
  /// Of a new order: the time of day, on the academy's clock; nil: 08:00.
  public var at: TimeOfDay?
  /// Of a new order for a report on classes: the one; nil: all.
  public var classID: ClassID?
  /// Of a new order for a report on a student: whom.
  public var studentID: StudentID?
  /// Of a new order: addresses that get it.
  public var emails: [EmailAddress]?
  /// Of a new order: people of the staff who get it.
  public var staffIDs: [StaffID]?
  /// Of a new order: whether the student's guardians get it.
  public var guardians: Bool?
  /// Of a new order; nil: Korean.
  public var language: Language?
  /// Which order; nil: it is named by what it is for.
  public var deliveryID: DeliveryID?
  /// Whether the order ends.
  public var end: Bool?
  /// Whose turn it is: only the chain says so.
  public var due: Timestamp?
  /// Who asked for it.
  public var requestedBy: Line?

  /// The next turn of an order.
  public init(turnOf order: DeliveryOrder, requestedBy: Line?) {
    deliveryID = order.id
    due = order.nextAt
    self.requestedBy = requestedBy
  }

  /// Who gets it.
  public var recipients: ReportRecipients {
    ReportRecipients(emails: emails, staffIDs: staffIDs, guardians: guardians)
  }
}
