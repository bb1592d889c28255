import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `report.exec.weekly_attendance`
struct WeeklyAttendanceTests {
  private let report = "report.exec.weekly_attendance"

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
    let csv = String(
      decoding: academy.directory.contents("files/default/reports/weekly_attendance-2024-W47-ko.csv"), as: UTF8.self)
    #expect(
      csv == "\u{FEFF}반 ID,반,학생 ID,학생,출석,지각,결석,공결,출석률(%),지각 시간(분)\r\n"
        + "math-a,수학 A반,s-001,김하늘,1,0,0,0,100.0,0\r\nmath-a,수학 A반,s-002,이바다,0,2,0,0,100.0,30\r\n"
        + "math-a,수학 A반,s-003,'=cmd(),0,0,1,0,0.0,0\r\n")
    let page = try PageTree(
      String(
        decoding: academy.directory.contents("files/default/reports/weekly_attendance-2024-W47-ko.html"), as: UTF8.self)
    )
    #expect(page.rows("반별 출결").last == ["합계", "1", "2", "1", "0", "75.0%"])
    #expect(page.figure("출석률") == "75.0%")
    #expect(try await academy.completed(report, ["week_of": "2024-11-22"], uid: uid) == result)
    #expect(
      try academy.sql("SELECT entity, entity_id FROM audit WHERE job_uid = '\(uid)'") == [
        "report|weekly_attendance-2024-W47-ko"
      ])
    #expect(try academy.count("SELECT count(*) FROM reports") == 1)
  }

  @Test func theReportIsInEnglishToo() async throws {
    let academy = try await recorded()
    try await academy.completed(report, ["week_of": "2024-11-22", "class_id": "math-a", "language": "en"])
    let contents = academy.directory.contents("files/default/reports/weekly_attendance-2024-W47-math-a-en.html")
    let page = try PageTree(String(decoding: contents, as: UTF8.self))
    #expect(page.all("p").contains { $0.text == "18 – 24 November 2024 · 수학 A반" })
    #expect(page.rows("Attendance by student").last == ["=cmd()", "0", "0", "1", "0", "0.0%", "0"])
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
