import IntentJSON
import IntentModel
import Testing

/// `attendance.exec.check_out`
struct CheckOutTests {
  private let key = "attendance.exec.check_out"

  @Test func leavingIsRecordedOnce() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.checkIn("s-002", "math-a", "2024-11-22T16:10")
    let uid = JobUID.make(at: SystemClock().now())
    let params = ["student_id": "s-002", "at": "2024-11-22T16:45:00+09:00"]
    let report = try await academy.completed(key, params, uid: uid)
    #expect(report["minutes_attended"]?.integer == 35)
    #expect(report["minutes_early"]?.integer == 15)
    #expect(try await academy.completed(key, params, uid: uid) == report)
    let later = try await academy.completed(key, ["student_id": "s-002", "at": "2024-11-22T17:45:00+09:00"])
    #expect(later["changed"]?.bool == false)
    #expect(later["checked_out_at"]?.string == "2024-11-22T07:45:00.000Z")
    #expect(try academy.sql("SELECT status, checked_out_at FROM attendance") == ["late|2024-11-22T07:45:00.000Z"])
    #expect(try academy.count("SELECT count(*) FROM audit WHERE intent_key = '\(key)' AND before <> after") == 1)
  }

  /// 00:20 on the 23rd is for a class of the 22nd, and on the clock of the academy, not of UTC.
  @Test func leavingAfterMidnightIsOfTheDayBefore() async throws {
    let academy = try await TestAcademy.withHours()
    _ = try academy.sql("UPDATE classes SET starts_at = '23:00', minutes = 90 WHERE id = 'math-a'")
    try await academy.checkIn("s-002", "math-a", "2024-11-22T23:00")
    let report = try await academy.completed(key, ["student_id": "s-002", "at": "2024-11-23T00:20:00+09:00"])
    #expect(report["day"]?.string == "2024-11-22")
    #expect(report["minutes_early"]?.integer == 10)
  }

  @Test func whoCameLongAgoIsNotCheckedOut() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.checkIn("s-002", "math-a", "2024-11-22T16:00")
    let error = try await academy.failed(key, ["student_id": "s-002", "at": "2024-11-23T16:00:00+09:00"])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("is not checked in on 2024-11-23"))
  }

  @Test func oneOfSeveralClassesHasToBeNamed() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.checkIn("s-001", "math-a", "2024-11-22T16:00")
    try await academy.checkIn("s-001", "eng-b", "2024-11-22T17:20")
    let params = ["student_id": "s-001", "at": "2024-11-22T18:00:00+09:00"]
    let error = try await academy.failed(key, params)
    #expect(error.field == "intent_params.class_id")
    #expect(error.message.contains("say which of eng-b, math-a"))
    let named = try await academy.completed(key, params.merging(["class_id": "math-a"]) { $1 })
    #expect(named["class_id"]?.string == "math-a")
    // The one that is left needs no name.
    #expect(try await academy.completed(key, params)["class_id"]?.string == "eng-b")
  }

  @Test(arguments: [
    (["student_id": "s-002", "class_id": "eng-b"], "intent_params.class_id", "is not enrolled in"),
    (["student_id": "s-002", "at": "2999-01-01T00:00:00Z"], "intent_params.at", "more than a day ahead"),
    (["student_id": "s-999"], "intent_params.student_id", "there is no student"),
    (["student_id": "s-003", "at": "2024-11-22T17:00:00+09:00"], "-", "is not checked in on"),
  ])
  func whatIsWrongIsNamed(_ params: [String: String], _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.completed(
      "attendance.exec.mark_absent", ["student_id": "s-003", "class_id": "math-a", "day": "2024-11-22"])
    let error = try await academy.failed(key, params)
    #expect(error.field ?? "-" == field)
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test func aVisitWithoutATimeIsSaid() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.checkIn("s-002", "math-a", "2024-11-22T16:00")
    _ = try academy.sql("UPDATE attendance SET checked_in_at = NULL")
    let error = try await academy.failed(key, ["student_id": "s-002", "at": "2024-11-22T17:00:00+09:00"])
    #expect(error.message.contains("attendance.exec.correct_record"))
  }
}
