import AcademyKit
import AcademyReports
import IntentKit

/// `report.query.list`: the reports that were made, the newest first.
struct List: IntentHandler {
  static let intent: IntentKey = "report.query.list"

  struct Params: AcademyParameters {
    /// Nil: all.
    var kind: ReportKind?
    /// What the period begins with: `2026`, `2026-11`, `2026-W48`; nil: all.
    var period: Line?
    /// 1 to 1000; nil: 100.
    var limit: Int?
    var requestedBy: Line?
  }

  struct Report: Codable, Sendable {
    var reports: [StoredReport]
    /// Whether there are more than the limit.
    var more: Bool
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    guard (1...1000).contains(params.limit ?? 100) else {
      throw IntentError.invalidParams("\(params.limit ?? 0) is not from 1 to 1000", field: "limit")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let limit = params.limit ?? 100
    let reports = try academy.store.reports(kind: params.kind, period: params.period?.text, limit: limit + 1)
    return .completed(Report(reports: Array(reports.prefix(limit)), more: reports.count > limit))
  }
}

/// The library's entry for `report.query.list`.
@c(intent_handler_report__query__list)
public func entry() -> UnsafeRawPointer { export(List.self) }
