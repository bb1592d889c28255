import AcademyKit
import AcademyReports
import IntentKit

/// `report.exec.export_csv`: rows of one kind as the database has them, as a CSV file of any length below `reports/`: days
/// as `2026-11-21`, times in UTC, amounts in minor units.
struct ExportCSV: IntentHandler {
  static let intent: IntentKey = "report.exec.export_csv"

  struct Params: AcademyParameters {
    var dataset: ExportDataset
    /// The first day, on the academy's clock; nil: from the beginning.
    var from: Day?
    /// The last day; nil: to the end.
    var to: Day?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var report: StoredReport
    var dataset: ExportDataset
    var rows: Int
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard let from = params.from, let to = params.to, to < from else { return }
    throw IntentError.invalidParams("\(to) is before \(from)", field: "to")
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    var pages = try ExportPages(params.dataset, academy, from: params.from, to: params.to)
    let period = ReportDays.period(from: params.from, to: params.to)
    let id = ReportID(.export, period, scope: params.dataset.rawValue, .english)
    let name = "reports/\(id).csv"
    let file = try context.files.write(name) {
      try Task.checkCancellation()
      defer { context.progress(done: pages.rows, note: "rows") }
      return try pages.next()
    }
    let report = try academy.register(
      id, .export, period: period, language: .english,
      files: [ReportFile(name: name, format: .csv, bytes: file.bytes)])
    return .completed(Report(report: report, dataset: params.dataset, rows: pages.rows))
  }
}

/// The library's entry for `report.exec.export_csv`.
@c(intent_handler_report__exec__export_csv)
public func entry() -> UnsafeRawPointer { export(ExportCSV.self) }
