public import AcademyKit
public import IntentKit

/// A standing order for a report: a row of the table `report_deliveries`.
public struct DeliveryOrder: Codable, Sendable, Hashable {
  /// Its id.
  public var id: DeliveryID
  /// What is reported.
  public var kind: ReportKind
  /// How often.
  public var every: Every
  /// At which time of the academy's clock: on Mondays, or on the first day of a month.
  public var at: TimeOfDay
  /// The class that it is about; nil: all.
  public var classID: ClassID?
  /// The student that it is about.
  public var studentID: StudentID?
  /// Who gets it.
  public var recipients: ReportRecipients
  /// In what language it is made.
  public var language: Language
  /// When the one job is due that goes on with it.
  public var nextAt: Timestamp
  /// When it was ended; nil: it holds.
  public var endedAt: Timestamp?

  /// How often a report is made.
  public enum Every: String, Codable, Sendable, CaseIterable {
    /// On Mondays, of the week before.
    case week
    /// On the first day of months, of the month before.
    case month
  }

  /// An order from its parts, which was not ended.
  public init(
    id: DeliveryID? = nil, _ kind: ReportKind, every: Every, at: TimeOfDay, classID: ClassID?, studentID: StudentID?,
    recipients: ReportRecipients, language: Language, nextAt: Timestamp
  ) {
    self.id = id ?? DeliveryID(kind, every, scope: classID?.text ?? studentID?.text)
    self.kind = kind
    self.every = every
    self.at = at
    self.classID = classID
    self.studentID = studentID
    self.recipients = recipients
    self.language = language
    self.nextAt = nextAt
  }
}
