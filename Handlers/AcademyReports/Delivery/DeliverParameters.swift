public import AcademyKit

/// What `report.exec.deliver` takes: what submits it writes them too.
public struct DeliverParameters: AcademyParameters {
  /// The report.
  public var reportID: ReportID
  /// Addresses.
  public var emails: [EmailAddress]?
  /// People who work for the academy.
  public var staffIDs: [StaffID]?
  /// Whether the guardians of the student get it whom the report is about.
  public var guardians: Bool?
  /// Which of its files go with the message; nil: all.
  public var formats: [ReportFile.Format]?
  /// Who asked for it.
  public var requestedBy: Line?

  /// The parameters of a delivery.
  public init(
    reportID: ReportID, to recipients: ReportRecipients, formats: [ReportFile.Format]? = nil, requestedBy: Line? = nil
  ) {
    self.reportID = reportID
    emails = recipients.emails
    staffIDs = recipients.staffIDs
    guardians = recipients.guardians
    self.formats = formats
    self.requestedBy = requestedBy
  }

  /// Who gets it.
  public var recipients: ReportRecipients {
    ReportRecipients(emails: emails, staffIDs: staffIDs, guardians: guardians)
  }
}
