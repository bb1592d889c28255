import IntentJSON
import IntentModel
import Testing

/// `attendance.exec.mark_absent` and `attendance.query.daily_summary`
struct AttendanceTests {
  private let mark = "attendance.exec.mark_absent"
  private let summary = "attendance.query.daily_summary"

  @Test func everybodyNotCheckedInIsAbsent() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed("attendance.exec.check_in", ["student_id": "s-002", "at": "2024-11-22T16:00:00+09:00"])
    let uid = JobUID.make(at: SystemClock().now())
    let params = ["class_id": "math-a", "day": "2024-11-22"]
    let report = try await academy.completed(mark, params, uid: uid)
    #expect(report["marked"]?.text == #"["s-004","s-001","s-003"]"#)
    #expect(report["came"]?.text == #"["s-002"]"#)
    #expect(try await academy.completed(mark, params, uid: uid) == report)
    #expect(try await academy.completed(mark, params)["already_absent"]?.text == #"["s-004","s-001","s-003"]"#)
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity = 'attendance'") == 4)
  }

  @Test func theReasonIsKept() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed(
      mark, ["class_id": "math-a", "student_id": "s-002", "day": "2024-11-22", "reason": "감기"])
    let report = try await academy.completed(summary, ["day": "2024-11-22", "class_id": "math-a"])
    #expect(
      report["classes"]?.elements.first { _ in true }?["absent"]?.text
        == #"[{"student_id":"s-002","name":"이바다","reason":"감기"}]"#)
  }

  @Test(arguments: [
    (["class_id": "art"], "intent_params.class_id", ErrorKind.invalidParams),
    (["class_id": "math-a", "student_id": "s-999"], "intent_params.student_id", .invalidParams),
    (["class_id": "math-a", "student_id": "s-006"], "intent_params.student_id", .invalidParams),
    (["class_id": "math-a", "day": "2026-02-30"], "intent_params.day", .invalidParams),
    (["class_id": "math-a", "day": "2999-01-01"], "intent_params.day", .invalidParams),
    (["class_id": "math-a", "student_id": "s-002", "day": "2024-11-22"], "-", .permanent),
  ])
  func whatIsWrongIsNamed(_ params: [String: String], _ field: String, _ kind: ErrorKind) async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed("attendance.exec.check_in", ["student_id": "s-002", "at": "2024-11-22T16:00:00+09:00"])
    let error = try await academy.failed(mark, params)
    #expect(error.kind == kind)
    #expect(error.field ?? "-" == field)
    #expect(try academy.count("SELECT count(*) FROM attendance") == 1)
  }

  @Test func theSummaryTellsWhoIsWhere() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed("attendance.exec.check_in", ["student_id": "s-002", "at": "2024-11-22T16:00:00+09:00"])
    try await academy.completed("attendance.exec.check_in", ["student_id": "s-003", "at": "2024-11-22T16:30:00+09:00"])
    let report = try await academy.completed(summary, ["day": "2024-11-22"])
    let classes = report["classes"].map { Array($0.elements) } ?? []
    #expect(classes.map { $0["class_id"]?.string } == ["eng-b", "math-a", "sci-c"])
    let math = classes[1]
    #expect(math["enrolled"]?.integer == 4)
    #expect(math["present"]?.integer == 1)
    #expect(math["late"]?.text == #"[{"student_id":"s-003","name":"박가람","minutes_late":30}]"#)
    #expect(math["not_recorded"]?.elements.map { $0["student_id"]?.string } == ["s-004", "s-001"])
  }

  @Test func anAcademyWithoutClassesIsSaid() async throws {
    let error = try await TestAcademy().failed(summary, [:])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("the academy has no classes"))
  }

  @Test func anUnknownClassIsNamed() async throws {
    let error = try await TestAcademy.sample().failed(summary, ["class_id": "art"])
    #expect(error.field == "intent_params.class_id")
  }
}
