import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `attendance.exec.notify_guardians_absent`
struct AbsenceNoticeTests {
  private let key = "attendance.exec.notify_guardians_absent"

  /// s-001 (two guardians), s-004 (one, English) and s-008 (none) did not come; s-003 is excused, s-002 came.
  private func absent() async throws -> TestAcademy {
    let academy = try await TestAcademy.withHours()
    try await academy.checkIn("s-002", "math-a", "2024-11-22T16:00")
    try await academy.completed(
      "attendance.exec.mark_excused", ["student_id": "s-003", "day": "2024-11-22", "reason": "가족 여행"])
    try await academy.completed("class.exec.enroll_student", ["student_id": "s-008", "class_id": "math-a"])
    try await academy.completed("attendance.exec.mark_absent", ["class_id": "math-a", "day": "2024-11-22"])
    return academy
  }

  @Test func guardiansOfTheAbsentAreToldOnce() async throws {
    let academy = try await absent()
    let report = try await academy.completed(key, ["day": "2024-11-22"])
    #expect(TestAcademy.texts(report["notified"], "recipient") == ["김보라", "김산", "Olivia Sample"])
    #expect(TestAcademy.texts(report["skipped"], "reason") == ["has no guardian"])
    let mails = try academy.directory.names(in: "outbox/new").map {
      try Mail(academy.directory.path + "/outbox/new/" + $0)
    }
    let bora = try #require(mails.first { $0["to"] == "bora.kim@example.org" })
    #expect(bora["subject"] == "[우리 학원] 김하늘 학생 결석 안내")
    #expect(bora["body"]?.contains("김하늘 학생이 11월 22일(금) 수학 A반 수업에 출석하지 않아 안내드립니다.") == true)
    let again = try await academy.completed(key, ["day": "2024-11-22", "class_id": "math-a"])
    #expect(again["notified"]?.text == "[]")
    #expect(academy.outbox().count == 3)
  }

  @Test func whoCameAfterAllIsNotToldOf() async throws {
    let academy = try await absent()
    try await academy.checkIn("s-001", "math-a", "2024-11-22T16:50")
    let report = try await academy.completed(key, ["day": "2024-11-22", "student_id": "s-001"])
    #expect(report["notified"]?.text == "[]")
  }

  @Test(arguments: [
    (["day": "2024-11-22", "class_id": "eng-b"], "-", "no attendance in the class eng-b is recorded"),
    (["day": "2024-11-22", "student_id": "s-006"], "-", "no attendance of 최다온 (s-006) is recorded"),
    (["day": "2024-11-22", "student_id": "s-999"], "intent_params.student_id", "there is no student"),
    (["class_id": "art"], "intent_params.class_id", "there is no class art"),
  ])
  func whatIsMissingIsSaid(_ params: [String: String], _ field: String, _ message: String) async throws {
    let academy = try await absent()
    let error = try await academy.failed(key, params)
    #expect(error.field ?? "-" == field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(academy.outbox() == [])
  }
}
