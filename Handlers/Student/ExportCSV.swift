import AcademyKit
import IntentKit

/// `student.exec.export_csv`: students, their guardians and classes as a file of the columns that
/// `student.exec.import_csv` takes, below `export/` in the tenant's directory of files. An import of the file changes
/// nothing.
struct ExportCSV: IntentHandler {
  static let intent: IntentKey = "student.exec.export_csv"

  struct Params: AcademyParameters {
    /// Nil: all who attend or pause.
    var status: Student.Status?
    /// Nil: of all classes and of none.
    var classID: ClassID?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var file: StoredFile
    var students: Int
    /// Without the one that names the columns.
    var rows: Int
  }

  /// For the audit.
  private struct Export: Codable {
    var status: Student.Status?
    var classID: ClassID?
    var students: Int
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let today = try academy.today()
    let parts = ["students", params.classID?.text, params.status?.rawValue, today.text].compactMap { $0 }
    let name = "export/" + parts.joined(separator: "-") + ".csv"
    return .completed(
      // The file is written inside, so that a repeated attempt answers for the file of the one that made it.
      try academy.change { transaction in
        if let id = params.classID { _ = try transaction.course(id) }
        let entries = try transaction.exportEntries(
          statuses: params.status.map { [$0] } ?? [.active, .paused], in: params.classID)
        guard !entries.isEmpty else {
          throw IntentError.permanent("no student is as asked for: there is nothing to export")
        }
        let (text, rows) = StudentExport.text(entries)
        let file = try context.files.write(name, text)
        let export = Export(status: params.status, classID: params.classID, students: entries.count)
        try academy.audit("export", name, before: nil, after: export, in: transaction)
        return Report(file: file, students: entries.count, rows: rows)
      })
  }
}

/// The library's entry for `student.exec.export_csv`.
@c(intent_handler_student__exec__export_csv)
public func entry() -> UnsafeRawPointer { export(ExportCSV.self) }
