import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `class.exec.notify_schedule_change`
struct ScheduleNoticeTests {
  private let key = "class.exec.notify_schedule_change"

  private func mails(_ academy: TestAcademy) throws -> [Mail] {
    try academy.directory.names(in: "outbox/new").map { try Mail(academy.directory.path + "/outbox/new/" + $0) }
  }

  /// eng-b: s-001 (two guardians), and s-004 and s-005, who have the same one.
  @Test func eachGuardianIsToldOnceAChange() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.cancel("eng-b", "2024-11-21")
    let params = ["class_id": "eng-b", "day": "2024-11-21"]
    let report = try await academy.completed(key, params)
    #expect(TestAcademy.texts(report["notified"], "recipient") == ["Olivia Sample", "김보라", "김산"])
    let again = try await academy.completed(key, params)
    #expect(again["notified"]?.text == "[]")
    // A new time makes no news of a session that does not take place.
    try await academy.completed("class.exec.update_schedule", ["class_id": "eng-b", "starts_at": "18:00"])
    #expect(try await academy.completed(key, params)["notified"]?.text == "[]")
    try await academy.cancel("eng-b", "2024-11-26")
    #expect(
      try await academy.completed(key, ["class_id": "eng-b", "day": "2024-11-26"])["notified"]?.elements
        .count { _ in true } == 3)
    let mails = try mails(academy)
    #expect(mails.count == 6)
    let olivia = try #require(
      mails.first { $0["subject"] == "[우리 학원] No class: English B, Thursday, 21 November 2024" })
    #expect(olivia["body"]?.contains("Reason: 공휴일") == true)
    #expect(mails.contains { $0["subject"] == "[우리 학원] 휴강 안내: English B 11월 21일(목)" })
  }

  @Test func anAddedSessionSaysWhenAndWhere() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.cancel("math-a", "2024-11-22")
    let makeup = ["class_id": "math-a", "day": "2024-11-23", "makes_up_for": "2024-11-22", "starts_at": "10:00"]
    try await academy.completed("class.exec.add_makeup_session", makeup)
    let params = ["class_id": "math-a", "day": "2024-11-23"]
    try await academy.completed(key, params)
    let plain = try #require(try mails(academy).first { $0["to"] == "bora.kim@example.org" })
    #expect(plain["subject"] == "[우리 학원] 보강 안내: 수학 A반 11월 23일(토)")
    #expect(plain["body"]?.contains("일시: 11월 23일(토) 10:00") == true)
    #expect(plain["body"]?.contains("장소") == false)
    // Elsewhere is another session: whoever knows of the first hears of it.
    try await academy.completed("class.exec.cancel_session", params.merging(["reason": "자리 없음"]) { $1 })
    try await academy.completed("class.exec.add_makeup_session", makeup.merging(["room": "별관 2층"]) { $1 })
    let report = try await academy.completed(key, params)
    #expect(TestAcademy.texts(report["changes"], "kind") == ["cancelled", "makeup"])
    #expect(report["notified"]?.elements.count { _ in true } == 10)
    #expect(try mails(academy).contains { $0["body"]?.contains("장소: 별관 2층") == true })
  }

  @Test func aNewTimetableIsToldInTheWordsOfTheLanguage() async throws {
    let academy = try await TestAcademy.withHours()
    let params: [String: any JSONWritable] = ["class_id": "eng-b", "timetable": true]
    let never = try await academy.failed(key, params)
    #expect(never.message.contains("was never changed"))
    // Another capacity is nothing that guardians are told of.
    try await academy.completed("class.exec.update_schedule", ["class_id": "eng-b", "capacity": 20])
    #expect(try await academy.failed(key, params).kind == .permanent)
    try await academy.completed("class.exec.update_schedule", ["class_id": "eng-b", "days": "mon thu"])
    try await academy.completed(key, params)
    let mails = try mails(academy)
    let bora = try #require(mails.first { $0["to"] == "bora.kim@example.org" })
    #expect(bora["subject"] == "[우리 학원] 시간표 변경 안내: English B")
    #expect(bora["body"]?.contains("요일: 월, 목") == true)
    #expect(mails.contains { $0["body"]?.contains("Days: Monday, Thursday\n") == true })
    #expect(try await academy.completed(key, params)["notified"]?.text == "[]")
    try await academy.completed("class.exec.update_schedule", ["class_id": "eng-b", "room": "201"])
    let moved = try await academy.completed(key, params)
    #expect(moved["notified"]?.elements.count { _ in true } == 3)
    try await academy.completed("class.exec.update_schedule", json: #"{"class_id": "eng-b", "clear": ["starts_at"]}"#)
    #expect(try await academy.failed(key, params).message.contains("lacks starts_at"))
  }

  @Test func whatIsToComeIsToldAltogether() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.cancel("sci-c", "2024-11-23")
    let past = try await academy.failed(key, ["class_id": "sci-c"])
    #expect(past.message.contains("is cancelled or added from"))
    let day = try await academy.dayToCome()
    _ = try academy.sql("UPDATE classes SET days = 'mon tue wed thu fri sat sun' WHERE id = 'sci-c'")
    try await academy.cancel("sci-c", day)
    let report = try await academy.completed(key, ["class_id": "sci-c"])
    #expect(TestAcademy.texts(report["changes"], "day") == [day])
    #expect(TestAcademy.texts(report["skipped"], "student_id") == ["s-008"])
  }

  @Test func nobodyToTellIsSaid() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.cancel("sci-c", "2024-11-23")
    _ = try academy.sql("DELETE FROM student_guardians")
    let error = try await academy.failed(key, ["class_id": "sci-c", "day": "2024-11-23"])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("there is nobody to tell"))
  }
}
