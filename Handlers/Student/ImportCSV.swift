import AcademyKit
import IntentKit

/// `student.exec.import_csv`: students, guardians, classes and enrollments from a file.
///
/// The file comes as text, or by its name below `import/` in the tenant's directory of files: nowhere else is read. Rows
/// that are wrong are reported with their lines, the others are imported, exactly once. Where no row is right, or the
/// first row names no columns, nothing is imported and the job fails.
struct ImportCSV: IntentHandler {
  static let intent: IntentKey = "student.exec.import_csv"

  struct Params: AcademyParameters {
    /// The file's contents; else `file`.
    var csv: String?
    /// The file's name, such as `academy.csv` for `import/academy.csv`.
    var file: String?
    var requestedBy: Line?
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<ImportReport> {
    let academy = try Academy(context, params)
    let (contents, field) = try contents(params, context)
    let reading = try StudentImport(contents, field: field, academy)
    let report = try academy.change { transaction in
      let report = try reading.run(in: transaction)
      guard report.imported > 0 else {
        throw IntentError(
          .invalidParams, "none of the \(report.rows) rows can be imported", field: field,
          details: try JSONCoding.encode(report))
      }
      return report
    }
    for problem in report.problems.prefix(20) {
      let place = problem.column.map { "line \(problem.line), \($0)" } ?? "line \(problem.line)"
      context.log("not imported: \(place): \(problem.problem)", level: .warning)
    }
    return .completed(report)
  }

  private func contents(_ params: Params, _ context: Context) throws -> ([UInt8], String) {
    switch (params.csv, params.file) {
    case (let csv?, nil):
      return (Array(csv.utf8), "csv")
    case (nil, let file?):
      do throws(FilesError) {
        return (try context.files.read("import/" + file), "file")
      } catch {
        // Not there, or not a name: what was given is at fault. Anything else may be better at the next attempt.
        guard [.notFound, .invalid].contains(error.code) else { throw error }
        throw IntentError.invalidParams(error.message, field: "file")
      }
    case (nil, nil):
      throw IntentError.invalidParams("is missing, and file too: give the text, or a file's name", field: "csv")
    case (_?, _?):
      throw IntentError.invalidParams("is given beside csv: give one of them", field: "file")
    }
  }
}

/// The library's entry for `student.exec.import_csv`.
@c(intent_handler_student__exec__import_csv)
public func entry() -> UnsafeRawPointer { export(ImportCSV.self) }
