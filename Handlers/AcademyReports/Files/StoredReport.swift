public import AcademyKit
public import IntentKit

/// A report that was made: a row of the table `reports`.
public struct StoredReport: Codable, Sendable, Hashable {
  /// Its id.
  public var id: ReportID
  /// What it reports on.
  public var kind: ReportKind
  /// Of when.
  public var period: String
  /// In what language.
  public var language: Language
  /// The student that it is about.
  public var studentID: StudentID?
  /// What was written.
  public var files: [ReportFile]
  /// When it was made.
  public var createdAt: Timestamp
  /// Who asked for it.
  public var createdBy: String
  /// The job that made it.
  public var jobID: JobID

  init(
    id: ReportID, kind: ReportKind, period: String, language: Language, studentID: StudentID?, files: [ReportFile],
    createdAt: Timestamp, createdBy: String, jobID: JobID
  ) {
    self.id = id
    self.kind = kind
    self.period = period
    self.language = language
    self.studentID = studentID
    self.files = files
    self.createdAt = createdAt
    self.createdBy = createdBy
    self.jobID = jobID
  }
}
