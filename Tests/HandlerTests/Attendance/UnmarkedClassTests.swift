import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `attendance.exec.remind_unmarked_classes`
struct UnmarkedClassTests {
  private let key = "attendance.exec.remind_unmarked_classes"

  private func ids(_ report: JSONText) -> [String?] { TestAcademy.texts(report["unmarked"], "class_id") }

  /// math-a has a teacher and meets on Fridays; eng-b and sci-c do not.
  private func friday() async throws -> TestAcademy {
    let academy = try await TestAcademy.withHours()
    try await academy.completed(
      "class.exec.assign_teacher",
      ["class_id": "math-a", "teacher_id": "t-1", "name": "문새롬", "email": "moon@example.org", "language": "en"])
    try await academy.checkIn("s-002", "math-a", "2024-11-22T16:00")
    return academy
  }

  @Test func theTeacherIsToldWhoIsMissing() async throws {
    let academy = try await friday()
    _ = try academy.sql("UPDATE students SET status = 'paused' WHERE id = 's-003'")
    _ = try academy.sql("UPDATE enrollments SET enrolled_on = '2024-11-23' WHERE student_id = 's-004'")
    let report = try await academy.completed(key, ["day": "2024-11-22"])
    #expect(report["met"]?.integer == 1)
    #expect(report.at("unmarked[0].students")?.text == #"["s-001"]"#)
    #expect(TestAcademy.texts(report["notified"], "recipient") == ["문새롬"])
    let name = try #require(academy.directory.names(in: "outbox/new").first)
    let mail = try Mail(academy.directory.path + "/outbox/new/" + name)
    #expect(mail["subject"] == "[우리 학원] Attendance missing: 수학 A반, Friday, 22 November 2024")
    #expect(mail["body"]?.contains("- 김하늘 (s-001)") == true)
    let again = try await academy.completed(key, ["day": "2024-11-22"])
    #expect(again["notified"]?.text == "[]")
    #expect(academy.outbox().count == 1)
  }

  @Test func withoutATeacherTheManagersAreTold() async throws {
    let academy = try await friday()
    let report = try await academy.completed(key, ["day": "2024-11-21"])
    #expect(ids(report) == ["eng-b"])
    #expect(TestAcademy.texts(report["notified"], "recipient") == ["한소라"])
    _ = try academy.sql("UPDATE staff SET role = 'desk' WHERE id = 'm-1'")
    let desk = try await academy.completed(key, ["day": "2024-11-14"])
    #expect(TestAcademy.texts(desk["notified"], "recipient") == ["한소라"])
    _ = try academy.sql("DELETE FROM staff WHERE id = 'm-1'")
    let nobody = try await academy.completed(key, ["day": "2024-11-19"])
    #expect(nobody.at("skipped[0].reason")?.text.contains("has no teacher") == true)
  }

  @Test func cancelledSessionsAndMakeupSessionsCount() async throws {
    let academy = try await friday()
    try await academy.cancel("math-a", "2024-11-20")
    try await academy.completed(
      "class.exec.add_makeup_session",
      ["class_id": "math-a", "day": "2024-11-21", "makes_up_for": "2024-11-20", "starts_at": "10:00"])
    #expect(ids(try await academy.completed(key, ["day": "2024-11-20"])) == [])
    #expect(ids(try await academy.completed(key, ["day": "2024-11-21"])) == ["eng-b", "math-a"])
    #expect(ids(try await academy.completed(key, ["day": "2024-11-21", "class_id": "math-a"])) == ["math-a"])
  }

  /// Of today only what has begun counts. The clock is set so that it is 10:00, and 14:00.
  @Test func aClassOfTodayHasToHaveBegun() async throws {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql("UPDATE classes SET days = 'mon tue wed thu fri sat sun', starts_at = '12:00'")
    let minute = Int(SystemClock().now().milliseconds / 60_000 % 1440)
    for (target, met) in [(720 - 120, Int64(0)), (720 + 120, 3)] {
      // Offsets go to 14 hours; the shorter way around is taken.
      let offset = ((target - minute) % 1440 + 1440 + 720) % 1440 - 720
      let digits = [abs(offset) / 60, abs(offset) % 60].map { ($0 < 10 ? "0" : "") + String($0) }
      let text = (offset < 0 ? "-" : "+") + digits.joined(separator: ":")
      _ = try academy.sql("UPDATE settings SET value = '\(text)' WHERE name = 'utc_offset'")
      #expect(try await academy.completed(key, [:])["met"]?.integer == met, "\(text)")
    }
  }
}
