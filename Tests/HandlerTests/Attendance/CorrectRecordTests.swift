import IntentJSON
import IntentModel
import Testing

/// `attendance.exec.correct_record` and `attendance.exec.mark_excused`
struct CorrectRecordTests {
  private let key = "attendance.exec.correct_record"
  private let excuse = "attendance.exec.mark_excused"

  private func correction(_ more: [String: any JSONWritable]) -> [String: any JSONWritable] {
    let params: [String: any JSONWritable] = [
      "student_id": "s-002", "class_id": "math-a", "day": "2024-11-22", "why": "잘못 입력", "requested_by": "desk",
    ]
    return params.merging(more) { $1 }
  }

  private func late() async throws -> TestAcademy {
    let academy = try await TestAcademy.withHours()
    try await academy.checkIn("s-002", "math-a", "2024-11-22T16:20")
    return academy
  }

  @Test func theAuditTellsWhoChangedWhatAndWhy() async throws {
    let academy = try await late()
    let uid = JobUID.make(at: SystemClock().now())
    try await academy.completed(key, correction(["status": "absent", "reason": "감기"]), uid: uid)
    let rows = try academy.sql(
      """
      SELECT entity, who, json_extract(before, '$.status'), json_extract(after, '$.status'),
        json_extract(after, '$.why') FROM audit WHERE job_uid = '\(uid)' ORDER BY number
      """)
    #expect(rows == ["attendance|desk|late|absent|", "attendance_correction|desk|||잘못 입력"])
    #expect(
      try academy.sql("SELECT status, checked_in_at, minutes_late, reason FROM attendance") == ["absent|||감기"])
  }

  @Test func lateIsToldByTheTimes() async throws {
    let academy = try await late()
    let params = correction(["status": "late", "checked_in_at": "2024-11-22T16:40:00+09:00"])
    let report = try await academy.completed(key, params)
    #expect(report.at("after.minutes_late")?.integer == 40)
    let given = try await academy.completed(key, correction(["status": "late", "minutes_late": 7]))
    #expect(given.at("after.minutes_late")?.integer == 7)
  }

  @Test func aRecordCanBeTakenAway() async throws {
    let academy = try await late()
    let report = try await academy.completed(key, correction(["status": "unrecorded"]))
    #expect(report["after"] == nil)
    #expect(try academy.count("SELECT count(*) FROM attendance") == 0)
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity = 'attendance' AND after IS NULL") == 1)
  }

  @Test func whatIsSoAlreadyIsNoChange() async throws {
    let academy = try await late()
    let report = try await academy.completed(key, correction(["status": "late"]))
    #expect(report["changed"]?.bool == false)
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity = 'attendance_correction'") == 0)
  }

  @Test(arguments: [
    (["status": "absent", "day": "2999-01-01"], "day", "has not come yet"),
    (["status": "absent", "checked_in_at": "2024-11-22T07:00:00Z"], "checked_in_at", "for somebody who came"),
    (["status": "present", "checked_in_at": "2024-11-22T15:00:00Z"], "checked_in_at", "is not on 2024-11-22"),
    (["status": "present", "checked_out_at": "2024-11-22T07:00:00Z"], "checked_out_at", "before the student came"),
    (["status": "late", "checked_in_at": "2024-11-22T06:00:00Z"], "minutes_late", "-"),
    (["status": "present", "reason": "x"], "reason", "did not come"),
    (["status": "gone"], "status", "expected one of"), (["status": "absent", "why": ""], "why", "is empty"),
  ])
  func whatIsWrongIsNamed(_ more: [String: String], _ field: String, _ message: String) async throws {
    let academy = try await late()
    _ = try academy.sql("UPDATE attendance SET minutes_late = NULL WHERE '\(field)' = 'minutes_late'")
    let error = try await academy.failed(key, correction(more))
    #expect(error.kind == .invalidParams)
    #expect(error.field == "intent_params." + field)
    #expect(message == "-" || error.message.contains(message), "\(error.message)")
  }

  @Test func anExcuseIsForTheClassesThatMeet() async throws {
    let academy = try await TestAcademy.withHours()
    let params = ["student_id": "s-001", "day": "2024-11-22", "reason": "병원"]
    let report = try await academy.completed(excuse, params)
    #expect(report["excused"]?.text == #"["math-a"]"#)
    #expect(try await academy.completed(excuse, params)["already_excused"]?.text == #"["math-a"]"#)
    // Who comes all the same is there.
    #expect(try await academy.checkIn("s-001", "math-a", "2024-11-22T16:00")["status"]?.string == "present")
    let error = try await academy.failed(excuse, params)
    #expect(error.kind == .permanent)
    #expect(error.message.contains("came to 수학 A반"))
  }

  @Test(arguments: [
    (["day": "2024-11-23"], "-", "no class of 김하늘 (s-001) meets on 2024-11-23"),
    (["day": "2024-11-22", "class_id": "eng-b"], "-", "does not meet on 2024-11-22"),
    (["day": "2024-11-20", "class_id": "math-a"], "-", "is cancelled on 2024-11-20"),
    (["day": "2999-01-01"], "intent_params.day", "more than a year ahead"),
  ])
  func nothingToBeExcusedFromIsSaid(_ more: [String: String], _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.withHours()
    try await academy.cancel("math-a", "2024-11-20")
    let params = ["student_id": "s-001", "reason": "병원"].merging(more) { $1 }
    let error = try await academy.failed(excuse, params)
    #expect(error.field ?? "-" == field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(try academy.count("SELECT count(*) FROM attendance") == 0)
  }
}
