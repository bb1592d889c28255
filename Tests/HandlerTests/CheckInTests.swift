import IntentJSON
import IntentModel
import Testing

/// `attendance.exec.check_in`
struct CheckInTests {
  private let key = "attendance.exec.check_in"

  @Test(arguments: [
    ("2024-11-22T15:50:00+09:00", "present", "-"), ("2024-11-22T16:05:59+09:00", "present", "-"),
    ("2024-11-22T16:06:00+09:00", "late", "6"), ("2024-11-22T07:12:00Z", "late", "12"),
  ])
  func theClockDecidesWhoIsLate(_ time: String, _ status: String, _ minutes: String) async throws {
    let academy = try await TestAcademy.sample()
    let report = try await academy.completed(key, ["student_id": "s-002", "at": time])
    #expect(report["status"]?.string == status)
    #expect(report["minutes_late"]?.text ?? "-" == minutes)
    #expect(report["day"]?.string == "2024-11-22")
    #expect(try academy.sql("SELECT status FROM attendance") == [status])
  }

  @Test func theDayIsTheAcademys() async throws {
    let academy = try await TestAcademy.sample()
    let report = try await academy.completed(key, ["student_id": "s-002", "at": "2024-11-22T15:30:00Z"])
    #expect(report["day"]?.string == "2024-11-23")
  }

  @Test func aRepeatedJobChangesNothing() async throws {
    let academy = try await TestAcademy.sample()
    let uid = JobUID.make(at: SystemClock().now())
    let params = ["student_id": "s-002", "at": "2024-11-22T16:20:00+09:00", "requested_by": "front desk"]
    let first = try await academy.completed(key, params, uid: uid)
    let second = try await academy.completed(key, params, uid: uid)
    #expect(first == second)
    #expect(first["changed"]?.bool == true)
    #expect(
      try academy.sql("SELECT who, intent_key, before, job_uid FROM audit WHERE entity = 'attendance'")
        == ["front desk|\(key)||\(uid)"])
  }

  @Test func anotherJobLeavesTheFirstTime() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed(key, ["student_id": "s-002", "at": "2024-11-22T16:20:00+09:00"])
    let report = try await academy.completed(key, ["student_id": "s-002", "at": "2024-11-22T16:40:00+09:00"])
    #expect(report["changed"]?.bool == false)
    #expect(report["minutes_late"]?.integer == 20)
  }

  @Test func whoWasAbsentIsAbsentNoMore() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed(
      "attendance.exec.mark_absent", ["class_id": "math-a", "student_id": "s-002", "day": "2024-11-22"])
    try await academy.completed(key, ["student_id": "s-002", "at": "2024-11-22T16:40:00+09:00"])
    #expect(try academy.sql("SELECT status FROM attendance") == ["late"])
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity = 'attendance' AND before LIKE '%absent%'") == 1)
  }

  @Test(arguments: [
    (["student_id": "s-999"], "intent_params.student_id", "there is no student s-999"),
    (["student_id": "../s"], "intent_params.student_id", "is no id"),
    (["student_id": "s-001"], "intent_params.class_id", "several classes: say which of eng-b, math-a"),
    (["student_id": "s-002", "class_id": "art"], "intent_params.class_id", "there is no class art"),
    (["student_id": "s-002", "class_id": "eng-b"], "intent_params.class_id", "is not enrolled in English B"),
    (["student_id": "s-002", "at": "yesterday"], "intent_params.at", "is no time"),
    (["student_id": "s-002", "at": "2999-01-01T00:00:00Z"], "intent_params.at", "more than a day ahead"),
    (["student_id": "s-002", "class": "math-a"], "intent_params.class", "there is no such parameter"),
    (["class_id": "math-a"], "intent_params.student_id", "is missing"),
    (["student_id": "s-002", "requested_by": "a\nb"], "intent_params.requested_by", "line break"),
  ])
  func whatIsWrongIsNamed(_ params: [String: String], _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.sample()
    let error = try await academy.failed(key, params)
    #expect(error.kind == .invalidParams)
    #expect(error.field == field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(try academy.count("SELECT count(*) FROM attendance") == 0)
  }
}
