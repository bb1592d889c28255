import AcademyKit
import AcademyReports
import IntentKit

/// `report.exec.deliver`: mails a report that was made, with its files, to addresses, people of the staff and the
/// guardians of the student whom it is about; to each once, whichever job asks for it.
struct Deliver: IntentHandler {
  static let intent: IntentKey = "report.exec.deliver"

  typealias Params = DeliverParameters

  struct Report: Codable, Sendable {
    var reportID: ReportID
    var notified: Listed<NoticeReport.Sent>
    var skipped: Listed<NoticeReport.Skipped>
  }

  func validate(_ params: Params, text: JSONText) throws {
    try Params.check(text)
    try params.recipients.check()
    guard params.formats?.isEmpty != true else {
      throw IntentError.invalidParams("is empty: leave it out to send all files", field: "formats")
    }
  }

  func execute(_ params: Params, context: Context) async throws -> Outcome<Report> {
    let academy = try Academy(context, params)
    let report = try academy.store.report(params.reportID)
    let people = try academy.store.people(params.recipients, about: report.studentID, report.language)
    guard !people.isEmpty else {
      throw IntentError.permanent("there is nobody to write to: the student of \(report.id) has no guardian")
    }
    let sent = try await academy.deliver(report, params.formats, to: people)
    return .completed(Report(reportID: report.id, notified: Listed(sent.notified), skipped: Listed(sent.skipped)))
  }
}

/// The library's entry for `report.exec.deliver`.
@c(intent_handler_report__exec__deliver)
public func entry() -> UnsafeRawPointer { export(Deliver.self) }
