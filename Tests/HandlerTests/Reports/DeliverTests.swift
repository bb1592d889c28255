import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `report.exec.deliver`
struct DeliverTests {
  private let deliver = "report.exec.deliver"
  private let student = "student_progress-2026-09-01_2026-11-25-s-003-ko"

  private func progress() async throws -> ReportAcademy {
    let reports = try await ReportAcademy()
    try await reports.make(
      "student_progress", #""student_id": "s-003", "from": "2026-09-01", "to": "2026-11-25""#, language: "ko")
    return reports
  }

  private func mails(_ academy: TestAcademy) throws -> [Mail] {
    try academy.directory.names(in: "outbox/new").map { try Mail(academy.directory.path + "/outbox/new/" + $0) }
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test func theFilesGoToTheGuardiansAndTheStaffEachInTheirLanguage() async throws {
    let academy = try await progress().academy
    _ = try academy.sql("UPDATE staff SET language = 'en'")
    let params: [String: any JSONWritable] = [
      "report_id": student, "guardians": true, "staff_ids": try JSONText(validating: #"["t-1"]"#),
      "emails": try JSONText(validating: #"["Noeul.Park@example.org","director@example.org"]"#),
    ]
    let result = try await academy.completed(deliver, params)
    #expect(
      result["notified"]?.elements.map { $0["recipient"]?.string }
        == ["Noeul.Park@example.org", "director@example.org", "Kim > Lee", "박노을"])
    let mails = try mails(academy)
    #expect(
      Set(mails.compactMap { $0["subject"] }) == [
        "[Sunny & Sons] 학생 수강 현황 (2026년 9월 1일 ~ 11월 25일)",
        "[Sunny & Sons] Student progress, 1 September – 25 November 2026",
      ])
    let guardian = try #require(mails.first { $0["to_name"] == "박노을" })
    #expect(guardian["body"]?.contains("\(ReportAcademy.wickedName) 학생의 학생 수강 현황") == true)
    #expect(guardian.list("defects") == [])
    let attachments = guardian.objects("attachments")
    #expect(attachments.compactMap { $0["name"]?.string } == [student + ".html", student + ".csv"])
    #expect(attachments.compactMap { $0["type"]?.string } == ["text/html", "text/csv"])
    #expect(attachments.compactMap { $0["disposition"]?.string } == ["attachment", "attachment"])
    let html = academy.directory.contents("files/default/reports/\(student).html")
    #expect(attachments.first?["hex"]?.string == hex(html))
  }

  @Test func aRecipientGetsAReportOnceWhicheverJobSendsIt() async throws {
    let reports = try await progress()
    let params: [String: any JSONWritable] = ["report_id": student, "guardians": true]
    try await reports.academy.completed(deliver, params)
    let second = try await reports.academy.completed(deliver, params)
    #expect(second["notified"]?.text == "[]")
    #expect(second.at("skipped[0].reason")?.string?.contains("was told") == true)
    #expect(try mails(reports.academy).count == 1)
    // What was made again, with whatever numbers it has now, is another thing to be told.
    try await reports.make(
      "student_progress", #""student_id": "s-003", "from": "2026-09-01", "to": "2026-11-25""#, language: "ko")
    try await reports.academy.completed(deliver, params)
    #expect(try mails(reports.academy).count == 2)
  }

  @Test func whoGotItIsSaid() async throws {
    let academy = try await progress().academy
    try await academy.completed(deliver, ["report_id": student, "guardians": true])
    let status = try await academy.completed("report.query.status", ["report_id": student])
    #expect(status["deliveries"]?.elements.count { _ in true } == 1)
    #expect(status.at("deliveries[0].address")?.string == "noeul.park@example.org")
    #expect(status.at("deliveries[0].status")?.string == "sent")
    #expect(status.at("report.student_id")?.string == "s-003")
    let bytes = academy.directory.contents("files/default/reports/\(student).html").count
    #expect(status.at("report.files[0].bytes")?.integer == Int64(bytes))
  }

  /// A message that speaks of files is not sent again without them.
  @Test func whatCameBackIsNotSentAgainWithoutItsFiles() async throws {
    let academy = try await progress().academy
    try await academy.completed(deliver, ["report_id": student, "guardians": true])
    _ = try academy.sql("UPDATE messages SET status = 'refused'")
    let resent = try await academy.completed(
      "communication.exec.resend_failed", ["from": try academy.sql("SELECT date('now', '-1 day')")[0]])
    #expect(resent.at("skipped[0].reason")?.string?.contains("report.exec.deliver sends those") == true)
    #expect(try mails(academy).count == 1)
    try await academy.completed(deliver, ["report_id": student, "guardians": true])
    #expect(try mails(academy).count == 2)
  }

  @Test func onlySomeFiles() async throws {
    let academy = try await progress().academy
    try await academy.completed(
      deliver, json: #"{"report_id": "\#(student)", "guardians": true, "formats": ["html"]}"#)
    #expect(try mails(academy)[0].objects("attachments").compactMap { $0["name"]?.string } == [student + ".html"])
  }

  @Test(arguments: [
    (#""emails": []"#, "intent_params.emails", "name who gets it"),
    (#""staff_ids": ["t-9"]"#, "intent_params.staff_ids[0]", "t-9"),
    (#""emails": ["nobody"]"#, "intent_params.emails[0]", "nobody"),
    (#""guardians": true, "formats": []"#, "intent_params.formats", "is empty"),
    (#""guardians": true, "formats": ["pdf"]"#, "intent_params.formats[0]", "pdf"),
  ])
  func whatIsWrongIsNamed(_ params: String, _ field: String, _ message: String) async throws {
    let academy = try await progress().academy
    let error = try await academy.failed(
      deliver, json: try JSONText(validating: #"{"report_id": "\#(student)", \#(params)}"#))
    #expect(error.field == field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(academy.outbox() == [])
  }

  @Test func aReportAboutNobodyHasNoGuardians() async throws {
    let reports = try await ReportAcademy()
    try await reports.make("monthly_billing", #""month": "2026-11""#)
    let error = try await reports.academy.failed(
      deliver, ["report_id": "monthly_billing-2026-11-en", "guardians": true])
    #expect(error.field == "intent_params.guardians")
    #expect(error.message.contains("about no student"))
  }

  @Test func aStudentWithoutGuardiansIsSaid() async throws {
    let reports = try await ReportAcademy()
    let answer = try await reports.make("student_progress", #""student_id": "s-008", "to": "2026-11-25""#)
    let error = try await reports.academy.failed(
      deliver, ["report_id": answer.at("report.id")?.string ?? "-", "guardians": true])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("has no guardian"))
  }

  @Test func aFileThatWasTakenAwayIsSaid() async throws {
    let academy = try await progress().academy
    academy.directory.remove("files/default/reports/\(student).csv")
    let error = try await academy.failed(deliver, ["report_id": student, "guardians": true])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("was taken away: make the report again"))
    #expect(academy.outbox() == [])
  }

  @Test func whatMailCannotCarryIsSaid() async throws {
    let academy = try await progress().academy
    _ = try academy.sql("UPDATE reports SET files = replace(files, '\"bytes\":', '\"bytes\":99')")
    let error = try await academy.failed(deliver, ["report_id": student, "guardians": true])
    #expect(error.message.contains("of which mail carries 10485760"))
  }
}
