public import AcademyKit
import IntentKit

extension Academy {
  /// Mails a report with its files, to each recipient once, whichever job asks for it.
  ///
  /// - Throws: `permanent` where a file is missing or too large to be mailed; what ``send(_:)`` throws.
  public func deliver(_ report: StoredReport, _ formats: [ReportFile.Format]?, to people: [Recipient]) async throws
    -> NoticeReport
  {
    let files = report.files.filter { formats?.contains($0.format) ?? true }
    guard !files.isEmpty else {
      throw IntentError.invalidParams(
        "the report has no such file: it has \(report.files.map(\.format.rawValue).joined(separator: ", "))",
        field: "formats")
    }
    try checkSize(files)
    let student = try report.studentID.map { try store.student($0) }
    let attachments = try files.map { file in
      Attachment(name: file.shortName, contentType: file.format.contentType, bytes: try contents(of: file))
    }
    return try await send(
      people.map { person in
        var notice = Notice(
          event: report.event, to: person, about: student,
          .template("report", values(report, files, student, Words(person.language))))
        notice.attachments = attachments
        return notice
      })
  }

  /// What mail carries, in bytes.
  private static var largest: Int { 10 << 20 }

  private func checkSize(_ files: [ReportFile]) throws {
    let bytes = files.reduce(0) { $0 + $1.bytes }
    guard bytes <= Self.largest else {
      throw IntentError.permanent(
        "\(files.map(\.name).joined(separator: ", ")): \(bytes) bytes in all, of which mail carries \(Self.largest): "
          + "choose formats, or make a report of fewer days")
    }
  }

  private func values(
    _ report: StoredReport, _ files: [ReportFile], _ student: Student?, _ words: Words
  ) -> [String: TemplateValue] {
    [
      "report": .text(report.kind.title(in: words.language)),
      "period": .text(ReportDays.text(report.period, words)),
      "about": .text(student.map { words("\($0.name) 학생의 ", " for \($0.name)") } ?? ""),
      "files": .text(files.map(\.shortName).joined(separator: ", ")),
    ]
  }
}
