public import AcademyKit
import IntentKit

extension Academy {
  /// Writes a report's files and notes it in the table `reports` and the audit, once a job. A report of the same id is
  /// replaced: what is of one kind, period, thing and language is one report.
  ///
  /// - Throws: `FilesError`, `StoreError`
  public func publish(_ document: ReportDocument) throws -> StoredReport {
    let name = "reports/\(document.id)"
    let html = try context.files.write(name + ".html", document.page.html(in: document.language))
    let csv = try context.files.write(name + ".csv", document.csv)
    return try register(
      document.id, document.kind, period: document.period, language: document.language, about: document.studentID,
      files: [
        ReportFile(name: name + ".html", format: .html, bytes: html.bytes),
        ReportFile(name: name + ".csv", format: .csv, bytes: csv.bytes),
      ])
  }

  /// Notes a report whose files are written, once a job.
  public func register(
    _ id: ReportID, _ kind: ReportKind, period: String, language: Language, about student: StudentID? = nil,
    files: [ReportFile]
  ) throws -> StoredReport {
    try context.store.transaction(once: .job(label: "report/\(id)")) { transaction in
      let report = StoredReport(
        id: id, kind: kind, period: period, language: language, studentID: student, files: files, createdAt: now,
        createdBy: who, jobID: context.id)
      let before = try transaction.findReport(id)
      try transaction.execute(
        """
        INSERT INTO reports (id, kind, period, language, student_id, files, created_at, created_by, job_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT (id) DO UPDATE SET student_id = excluded.student_id, files = excluded.files,
          created_at = excluded.created_at, created_by = excluded.created_by, job_id = excluded.job_id
        """,
        [
          id, kind.rawValue, period, language.rawValue, student, try JSONCoding.encode(files), now, who, context.id,
        ])
      try audit("report", id.text, before: before, after: report, in: transaction)
      return report
    }
  }

  /// The reports directory's file of a report, whole.
  ///
  /// - Throws: `permanent` where it was taken away.
  public func contents(of file: ReportFile) throws -> [UInt8] {
    do throws(FilesError) {
      return try context.files.read(file.name)
    } catch {
      guard error.code == .notFound else { throw error }
      throw IntentError.permanent("the file \(file.name) was taken away: make the report again")
    }
  }
}
