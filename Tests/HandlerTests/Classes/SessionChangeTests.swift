import IntentJSON
import IntentModel
import Testing

/// `class.exec.cancel_session` and `add_makeup_session`
struct SessionChangeTests {
  private let cancel = "class.exec.cancel_session"
  private let add = "class.exec.add_makeup_session"
  private let friday = ["class_id": "math-a", "day": "2024-11-22", "reason": "공휴일"]

  private func makeup(_ more: [String: any JSONWritable] = [:]) -> [String: any JSONWritable] {
    let params: [String: any JSONWritable] = ["class_id": "math-a", "day": "2024-11-23", "makes_up_for": "2024-11-22"]
    return params.merging(more) { $1 }
  }

  @Test func aSessionIsCancelledOnce() async throws {
    let academy = try await TestAcademy.withHours()
    let uid = JobUID.make(at: SystemClock().now())
    let report = try await academy.completed(cancel, friday, uid: uid)
    #expect(try await academy.completed(cancel, friday, uid: uid) == report)
    let again = try await academy.completed(cancel, friday.merging(["reason": "눈"]) { $1 })
    #expect(again["changed"]?.bool == false)
    #expect(try academy.sql("SELECT day, kind, reason FROM session_changes") == ["2024-11-22|cancelled|공휴일"])
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity = 'session_change'") == 1)
  }

  @Test func whatWasAttendedIsNotCancelledUnlessForced() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.checkIn("s-002", "math-a", "2024-11-22T16:00")
    let error = try await academy.failed(cancel, friday)
    #expect(error.kind == .permanent)
    #expect(error.message.contains("the attendance of 1 students is recorded"))
    let params: [String: any JSONWritable] = [
      "class_id": "math-a", "day": "2024-11-22", "reason": "공휴일", "force": true,
    ]
    let report = try await academy.completed(cancel, params)
    #expect(report["recorded"]?.integer == 1)
    #expect(try academy.count("SELECT count(*) FROM attendance") == 1)
  }

  @Test func aMakeupSessionCanBeCancelledAndReplaced() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.completed(cancel, friday)
    try await academy.completed(add, makeup())
    let report = try await academy.completed(cancel, friday.merging(["day": "2024-11-23"]) { $1 })
    #expect(report["session"]?.string == "makeup")
    #expect(report["makes_up_for"]?.string == "2024-11-22")
    #expect(
      try academy.sql("SELECT day, kind, makes_up_for FROM session_changes ORDER BY day")
        == ["2024-11-22|cancelled|", "2024-11-23|cancelled|2024-11-22"])
    // The first day is open again.
    let other = try await academy.completed(add, makeup(["day": "2024-11-24"]))
    #expect(other["changed"]?.bool == true)
  }

  @Test func theSameDayCanBeMadeUpFor() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.completed(cancel, friday)
    let report = try await academy.completed(add, makeup(["day": "2024-11-22", "starts_at": "18:00"]))
    #expect(report["session"]?["starts_at"]?.string == "18:00")
    let cancelled = try await academy.completed(cancel, friday)
    #expect(cancelled["session"]?.string == "makeup")
    #expect(try academy.sql("SELECT kind, starts_at FROM session_changes") == ["cancelled|18:00"])
  }

  @Test func anAddedSessionIsAddedOnce() async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.completed(cancel, friday)
    let uid = JobUID.make(at: SystemClock().now())
    let report = try await academy.completed(add, makeup(), uid: uid)
    #expect(try await academy.completed(add, makeup(), uid: uid) == report)
    #expect(try await academy.completed(add, makeup())["changed"]?.bool == false)
    let other = try await academy.failed(add, makeup(["starts_at": "10:00"]))
    #expect(other.kind == .permanent)
    #expect(other.message.contains("has another make-up session on 2024-11-23"))
    let twice = try await academy.failed(add, makeup(["day": "2024-11-24"]))
    #expect(twice.message.contains("2024-11-22 is made up for on 2024-11-23 already"))
  }

  @Test func aTakenTeacherOrRoomIsRefused() async throws {
    let academy = try await TestAcademy.withHours()
    _ = try academy.sql("UPDATE classes SET teacher_id = 'm-1', room = '201'")
    try await academy.completed(cancel, friday)
    // sci-c meets on Saturdays at 10:00, in the same room, with the same teacher.
    let error = try await academy.failed(add, makeup(["starts_at": "10:59"]))
    #expect(error.kind == .permanent)
    #expect(error.message.contains("과학 C반 (sci-c) has the teacher on 2024-11-23 at 10:00"))
    #expect(error.message.contains("has the room on 2024-11-23"))
    let elsewhere = try await academy.failed(add, makeup(["starts_at": "10:59", "room": "202"]))
    #expect(!elsewhere.message.contains("has the room"))
    let forced = try await academy.completed(add, makeup(["starts_at": "10:59", "room": "202", "force": true]))
    #expect(TestAcademy.texts(forced["clashes"], "over") == ["teacher"])
  }

  /// Changes of the other class count: what is cancelled takes no room, and what is added does.
  @Test func clashesKnowTheDay() async throws {
    let academy = try await TestAcademy.withHours()
    _ = try academy.sql("UPDATE classes SET room = '201'")
    try await academy.completed(cancel, friday)
    try await academy.cancel("sci-c", "2024-11-23")
    try await academy.completed(add, makeup(["starts_at": "10:00"]))
    let error = try await academy.failed(
      add, ["class_id": "sci-c", "day": "2024-11-23", "makes_up_for": "2024-11-23", "starts_at": "10:30"])
    #expect(error.message.contains("수학 A반 (math-a) has the room on 2024-11-23 at 10:00"))
  }

  @Test(arguments: [
    (["day": "2024-11-25", "makes_up_for": "2024-11-22"], "-", "meets on 2024-11-25 anyway"),
    (["makes_up_for": "2024-11-20"], "-", "is not cancelled on 2024-11-20"),
    (["class_id": "eng-b", "makes_up_for": "2024-11-19"], "-", "is not cancelled"),
    (["class_id": "sci-c", "day": "2024-11-24"], "intent_params.starts_at", "has no time at which it always starts"),
    (["day": "2999-01-01"], "intent_params.day", "more than a year ahead"),
    (["class_id": "art"], "intent_params.class_id", "there is no class art"),
  ])
  func whatIsWrongIsNamed(_ more: [String: String], _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.completed(cancel, friday)
    _ = try academy.sql("UPDATE classes SET starts_at = NULL WHERE id = 'sci-c'")
    let error = try await academy.failed(add, makeup(more))
    #expect(error.field ?? "-" == field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(try academy.count("SELECT count(*) FROM session_changes") == 1)
  }
}
