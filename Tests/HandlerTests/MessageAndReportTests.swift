import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `communication.exec.send_message` and `report.exec.weekly_attendance`
struct MessageAndReportTests {
  private let send = "communication.exec.send_message"
  private let report = "report.exec.weekly_attendance"

  private func text(_ json: String) throws -> JSONText { try JSONText(validating: json) }

  @Test func aPersonIsWrittenToOnce() async throws {
    let academy = try await TestAcademy.sample()
    let uid = JobUID.make(at: SystemClock().now())
    let params: [String: any JSONWritable] = [
      "class_id": "eng-b", "subject": "휴강 안내", "body": "금요일은 쉽니다.",
      "translations": try text(#"{"en":{"subject":"No class","body":"There is no class on Friday."}}"#),
    ]
    let report = try await academy.completed(send, params, uid: uid)
    #expect(report["notified"]?.elements.map { $0["recipient"]?.string } == ["Olivia Sample", "김보라", "김산"])
    let again = try await academy.completed(send, params, uid: uid)
    #expect(again["notified"]?.elements.map { $0["repeated"]?.bool } == [true, true, true])
    #expect(academy.outbox().count == 3)
    let mails = try academy.directory.names(in: "outbox/new").map {
      try Mail(academy.directory.path + "/outbox/new/" + $0)
    }
    #expect(mails.compactMap { $0["subject"] }.sorted() == ["No class", "휴강 안내", "휴강 안내"])
  }

  @Test func anotherJobIsAnotherMessage() async throws {
    let academy = try await TestAcademy.sample()
    let params = ["student_id": "s-002", "subject": "a", "body": "b"]
    try await academy.completed(send, params)
    try await academy.completed(send, params)
    #expect(academy.outbox().count == 2)
  }

  @Test(arguments: [
    (#"{"subject":"s","body":"b"}"#, "intent_params.student_id", "either student_id or class_id"),
    (#"{"student_id":"s-001","class_id":"eng-b","subject":"s","body":"b"}"#, "intent_params.student_id", "either"),
    (#"{"student_id":"s-999","subject":"s","body":"b"}"#, "intent_params.student_id", "there is no student"),
    (#"{"class_id":"art","subject":"s","body":"b"}"#, "intent_params.class_id", "there is no class"),
    (#"{"student_id":"s-001","subject":"a\nBcc: x@y.org","body":"b"}"#, "intent_params.subject", "line break"),
    (#"{"student_id":"s-001","subject":"s","body":" \n"}"#, "intent_params.body", "is empty"),
    (#"{"student_id":"s-001","subject":"s"}"#, "intent_params.body", "is missing"),
    (
      #"{"student_id":"s-001","subject":"s","body":"b","translations":{"fr":{"subject":"s","body":"b"}}}"#,
      "intent_params.translations.fr", "no guardian has this language"
    ),
    (#"{"student_id":"s-008","subject":"s","body":"b"}"#, "-", "nobody to write to"),
  ])
  func aWrongMessageIsNamed(_ params: String, _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.sample()
    let error = try await academy.failed(send, json: try text(params))
    #expect(error.field ?? "-" == field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(academy.outbox() == [])
  }

  /// An academy with two days of one week recorded, and one of the next.
  private func recorded() async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    for (student, time) in [
      ("s-001", "2024-11-18T16:00"), ("s-002", "2024-11-18T16:20"), ("s-002", "2024-11-20T16:10"),
      ("s-001", "2024-11-25T16:00"),
    ] {
      try await academy.completed(
        "attendance.exec.check_in", ["student_id": student, "class_id": "math-a", "at": time + ":00+09:00"])
    }
    _ = try academy.sql("UPDATE students SET name = '=cmd()' WHERE id = 's-003'")
    try await academy.completed(
      "attendance.exec.mark_absent", ["class_id": "math-a", "student_id": "s-003", "day": "2024-11-20"])
    return academy
  }

  @Test func theWeekIsWrittenDown() async throws {
    let academy = try await recorded()
    let uid = JobUID.make(at: SystemClock().now())
    let result = try await academy.completed(report, ["week_of": "2024-11-22"], uid: uid)
    #expect(result["week"]?.string == "2024-W47")
    #expect(result["from"]?.string == "2024-11-18")
    #expect(result["total"]?.text == #"{"present":1,"late":2,"absent":1,"excused":0}"#)
    let path = academy.directory.path + "/files/default/reports/attendance-2024-W47.csv"
    #expect(result["csv"]?["path"]?.string == path)
    let csv = String(
      decoding: academy.directory.contents("files/default/reports/attendance-2024-W47.csv"), as: UTF8.self)
    #expect(
      csv == "\u{FEFF}class_id,class,student_id,student,present,late,absent,minutes_late\r\n"
        + "math-a,수학 A반,s-001,김하늘,1,0,0,0\r\nmath-a,수학 A반,s-002,이바다,0,2,0,30\r\n"
        + "math-a,수학 A반,s-003,'=cmd(),0,0,1,0\r\n")
    let summary = academy.directory.contents("files/default/reports/attendance-2024-W47.txt")
    #expect(String(decoding: summary, as: UTF8.self).contains("합계: 출석 1, 지각 2, 결석 1 (출석률 75.0%)"))
    #expect(try await academy.completed(report, ["week_of": "2024-11-22"], uid: uid) == result)
  }

  @Test func theSummaryIsInEnglishToo() async throws {
    let academy = try await recorded()
    try await academy.completed(report, ["week_of": "2024-11-22", "class_id": "math-a", "language": "en"])
    let summary = academy.directory.contents("files/default/reports/attendance-2024-W47-math-a.txt")
    #expect(String(decoding: summary, as: UTF8.self).contains("Total: 1 present, 2 late, 1 absent (75.0% attended)"))
  }

  @Test(arguments: [
    (["week_of": "2024-11-04"], "-", "no attendance is recorded from 2024-11-04 to 2024-11-10"),
    (["week_of": "2024-W47"], "intent_params.week_of", "is no day"),
    (["class_id": "art"], "intent_params.class_id", "there is no class"),
    (["week": "2024-11-22"], "intent_params.week", "no such parameter"),
  ])
  func whatIsMissingIsSaid(_ params: [String: String], _ field: String, _ message: String) async throws {
    let error = try await recorded().failed(report, params)
    #expect(error.field ?? "-" == field)
    #expect(error.message.contains(message), "\(error.message)")
  }
}
