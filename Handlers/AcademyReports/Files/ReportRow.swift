public import AcademyKit
import IntentKit

/// A row of the table `reports` as the database has it: the files are a text there.
struct ReportRow: Decodable {
  var id: ReportID
  var kind: ReportKind
  var period: String
  var language: Language
  var studentID: StudentID?
  var files: String
  var createdAt: Timestamp
  var createdBy: String
  var jobID: JobID

  static let columns = "id, kind, period, language, student_id, files, created_at, created_by, job_id"

  func report() throws -> StoredReport {
    StoredReport(
      id: id, kind: kind, period: period, language: language, studentID: studentID,
      files: try JSONCoding.decode(from: try JSONText(validating: files)), createdAt: createdAt, createdBy: createdBy,
      jobID: jobID)
  }
}

extension Reading where Self: ~Copyable {
  /// The report of this id; nil if there is none.
  public func findReport(_ id: ReportID) throws -> StoredReport? {
    try query("SELECT \(ReportRow.columns) FROM reports WHERE id = ?1", [id], as: ReportRow.self).first?.report()
  }

  /// The report of this id.
  ///
  /// - Throws: `invalid_params`, naming the parameter, if there is none.
  public func report(_ id: ReportID, field: String = "report_id") throws -> StoredReport {
    guard let report = try findReport(id) else {
      throw IntentError.invalidParams("there is no report \(id): report.query.list tells which there are", field: field)
    }
    return report
  }

  /// Reports, the newest first.
  ///
  /// - Parameters:
  ///   - kind: Nil: of all kinds.
  ///   - period: Nil: of all periods. Else those whose period starts like this: `2026` finds `2026-W48` and `2026-11`.
  public func reports(kind: ReportKind?, period: String?, limit: Int) throws -> [StoredReport] {
    try query(
      """
      SELECT \(ReportRow.columns) FROM reports
      WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR substr(period, 1, length(?2)) = ?2)
      ORDER BY created_at DESC, id LIMIT ?3
      """, [kind?.rawValue, period, limit], as: ReportRow.self
    ).map { try $0.report() }
  }
}
