public import AcademyKit

/// A report that has been put together and is not written yet.
public struct ReportDocument: Sendable {
  /// What it reports on.
  public var kind: ReportKind
  /// Of when: `2026-W48`, `2026-11`.
  public var period: String
  /// Of what, if not of everything: a class's or student's id.
  public var scope: String?
  /// In what language.
  public var language: Language
  /// The student that it is about, whose guardians may get it.
  public var studentID: StudentID?
  /// For reading.
  public var page: Page
  /// For spreadsheets.
  public var csv: String

  /// A report from its parts.
  public init(
    _ kind: ReportKind, period: String, scope: String? = nil, language: Language, studentID: StudentID? = nil,
    page: Page, csv: String
  ) {
    self.kind = kind
    self.period = period
    self.scope = scope
    self.language = language
    self.studentID = studentID
    self.page = page
    self.csv = csv
  }

  /// Its id.
  public var id: ReportID { ReportID(kind, period, scope: scope, language) }
}
