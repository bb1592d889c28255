import IntentJSON
import IntentModel
import Testing

/// Attendance on days on which a class does other than ever.
struct SessionDayTests {
  private let checkIn = "attendance.exec.check_in"

  @Test func aMakeupSessionDecidesWhoIsLate() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.cancel("math-a", "2024-11-22")
    try await academy.completed(
      "class.exec.add_makeup_session",
      ["class_id": "math-a", "day": "2024-11-23", "starts_at": "11:00", "makes_up_for": "2024-11-22"])
    let inTime = try await academy.checkIn("s-002", "math-a", "2024-11-23T11:05")
    #expect(inTime["session"]?.string == "makeup")
    #expect(inTime["status"]?.string == "present")
    let late = try await academy.checkIn("s-003", "math-a", "2024-11-23T11:06")
    #expect(late["status"]?.string == "late")
    #expect(late["minutes_late"]?.integer == 6)
  }

  @Test(arguments: [("2024-11-22", "cancelled"), ("2024-11-23", "unscheduled")])
  func comingOnAnotherDayIsRecordedAndSaid(_ day: String, _ state: String) async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.cancel("math-a", "2024-11-22")
    let report = try await academy.checkIn("s-002", "math-a", day + "T19:00")
    #expect(report["session"]?.string == state)
    #expect(report["status"]?.string == "present")
    #expect(try academy.count("SELECT count(*) FROM attendance WHERE minutes_late IS NULL") == 1)
  }

  @Test func nobodyIsAbsentFromACancelledSession() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.cancel("math-a", "2024-11-22")
    let error = try await academy.failed("attendance.exec.mark_absent", ["class_id": "math-a", "day": "2024-11-22"])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("is cancelled on 2024-11-22"))
    let other = try await academy.completed(
      "attendance.exec.mark_absent", ["class_id": "math-a", "day": "2024-11-23"])
    #expect(other["session"]?.string == "unscheduled")
  }

  /// One moment, two clocks: 15:30 UTC is Saturday 00:30 in Seoul, and Friday 07:30 in Los Angeles.
  @Test(arguments: [("+09:00", "2024-11-23", "unscheduled"), ("-08:00", "2024-11-22", "regular")])
  func theClockOfTheAcademyDecidesOfTheDay(_ offset: String, _ day: String, _ state: String) async throws {
    let academy = try await TestAcademy.withHours()
    _ = try academy.sql("UPDATE settings SET value = '\(offset)' WHERE name = 'utc_offset'")
    let report = try await academy.completed(checkIn, ["student_id": "s-002", "at": "2024-11-22T15:30:00Z"])
    #expect(report["day"]?.string == day)
    #expect(report["session"]?.string == state)
    #expect(report["status"]?.string == "present")
  }

  /// A minute before and after midnight on the academy's clock.
  @Test func midnightIsTheAcademys() async throws {
    let academy = try await TestAcademy.withHours()
    let before = try await academy.completed(checkIn, ["student_id": "s-002", "at": "2024-11-22T14:59:59Z"])
    let after = try await academy.completed(checkIn, ["student_id": "s-002", "at": "2024-11-22T15:00:00Z"])
    #expect(before["day"]?.string == "2024-11-22")
    #expect(before["minutes_late"]?.integer == 479)
    #expect(after["day"]?.string == "2024-11-23")
  }
}
