import IntentJSON
import IntentModel
import Testing

/// `student.exec.transfer_class`, `.pause_enrollment`, `.resume_enrollment` and `.discharge`
struct EnrollmentLifeTests {
  private let transfer = "student.exec.transfer_class"
  private let pause = "student.exec.pause_enrollment"
  private let resume = "student.exec.resume_enrollment"
  private let discharge = "student.exec.discharge"

  /// The sample's students, enrolled some time ago.
  private func academy() async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql("UPDATE enrollments SET enrolled_on = '2024-03-02'")
    return academy
  }

  @Test func aTransferKeepsTheHistory() async throws {
    let academy = try await academy()
    let params = ["student_id": "s-002", "from_class_id": "math-a", "to_class_id": "eng-b", "on": "2024-11-01"]
    try await academy.completed(transfer, params)
    #expect(
      try academy.sql(
        "SELECT class_id, enrolled_on, withdrawn_on FROM enrollments WHERE student_id = 's-002' ORDER BY 1")
        == ["eng-b|2024-11-01|", "math-a|2024-03-02|2024-11-01"])
    let error = try await academy.failed(transfer, params)
    #expect(error.message.contains("이바다 (s-002) is not enrolled in 수학 A반"))
    let back = ["student_id": "s-002", "from_class_id": "eng-b", "to_class_id": "math-a"]
    #expect(try await academy.completed(transfer, back).at("to.enrolled")?.integer == 4)
  }

  @Test(arguments: [
    ("UPDATE classes SET capacity = 3 WHERE id = 'eng-b'", "s-002", "2024-11-01", "is full: it takes 3 students"),
    ("UPDATE classes SET archived_on = '2024-01-01' WHERE id = 'eng-b'", "s-002", "2024-11-01", "is archived"),
    ("UPDATE students SET status = 'paused'", "s-002", "2024-11-01", "resume the enrollment first"),
    (
      "UPDATE students SET status = 'merged', merged_into = 's-001' WHERE id = 's-002'", "s-002", "2024-11-01",
      "was merged into s-001"
    ),
    ("SELECT 1", "s-001", "2024-11-01", "is enrolled in English B (eng-b) already"),
    ("SELECT 1", "s-002", "2024-03-01", "comes before the enrollment"),
    ("SELECT 1", "s-002", "2999-03-01", "has not come yet"),
  ])
  func aTransferIsAllOrNothing(_ state: String, _ student: String, _ day: String, _ message: String) async throws {
    let academy = try await academy()
    _ = try academy.sql(state)
    let rows = try academy.dump()
    let error = try await academy.failed(
      transfer, ["student_id": student, "from_class_id": "math-a", "to_class_id": "eng-b", "on": day])
    #expect(error.message.contains(message), "\(error.message)")
    #expect(try academy.dump() == rows)
  }

  @Test func aPauseIsTakenBackOnce() async throws {
    let academy = try await academy()
    try await academy.completed(pause, ["student_id": "s-004", "until": "2999-03-02", "reason": "여행"])
    #expect(try academy.sql("SELECT status, paused_until FROM students WHERE id = 's-004'") == ["paused|2999-03-02"])
    #expect(
      try academy.sql("SELECT json_extract(after, '$.reason') FROM audit WHERE intent_key = '\(pause)'") == ["여행"])
    let again = try await academy.failed(pause, ["student_id": "s-004", "reason": "x"])
    #expect(again.message == "Emma Sample (s-004) pauses already, until 2999-03-02")
    try await academy.completed(resume, ["student_id": "s-004"])
    #expect(try academy.sql("SELECT status, paused_until FROM students WHERE id = 's-004'") == ["active|"])
    #expect(try await academy.failed(resume, ["student_id": "s-004"]).message.contains("attends already"))
  }

  @Test func aPlaceThatOthersTookIsNotTakenBack() async throws {
    let academy = try await academy()
    try await academy.completed(pause, ["student_id": "s-004", "reason": "여행"])
    _ = try academy.sql("UPDATE classes SET capacity = 2 WHERE id = 'eng-b'")
    let error = try await academy.failed(resume, ["student_id": "s-004"])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("English B (eng-b) is full by now"))
  }

  @Test func whoLeavesLeavesAllClasses() async throws {
    let academy = try await academy()
    try await academy.completed("student.exec.assign_task", ["student_id": "s-001", "title": "교재 회수"])
    let report = try await academy.completed(
      discharge, ["student_id": "s-001", "reason": "이사", "left_on": "2024-11-01"])
    #expect(report["open_tasks"]?.integer == 1)
    #expect(try academy.sql("SELECT status, left_on FROM students WHERE id = 's-001'") == ["left|2024-11-01"])
    #expect(
      try academy.sql("SELECT class_id, withdrawn_on FROM enrollments WHERE student_id = 's-001' ORDER BY 1")
        == ["eng-b|2024-11-01", "math-a|2024-11-01"])
    #expect(
      try await academy.failed(discharge, ["student_id": "s-001", "reason": "x"]).message
        == "김하늘 (s-001) has left, on 2024-11-01 already")
    #expect(
      try await academy.failed(pause, ["student_id": "s-001", "reason": "x"]).message.contains("nothing to pause"))
    let back = try await academy.completed(resume, ["student_id": "s-001"])
    #expect(back["was"]?.string == "left")
    #expect(back["class_ids"]?.text == "[]")
    #expect(try academy.sql("SELECT status, left_on IS NULL FROM students WHERE id = 's-001'") == ["active|1"])
  }

  @Test func whoOwesSomethingIsHeldBack() async throws {
    let academy = try await academy()
    try await academy.completed(
      "billing.exec.create_invoice",
      ["student_id": "s-001", "amount": 150_000, "description": "x", "due_on": "2999-01-01", "invoice_id": "inv-1"])
    let error = try await academy.failed(discharge, ["student_id": "s-001", "reason": "이사"])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("unpaid invoices: inv-1 (KRW 150,000)"))
    #expect(error.details?.elements.map { $0["outstanding"]?.integer } == [150_000])
    let report = try await academy.completed(discharge, ["student_id": "s-001", "reason": "이사", "force": true])
    #expect(report.at("open_invoices[0].invoice_id")?.string == "inv-1")
  }

  @Test func nobodyLeavesBeforeHavingCome() async throws {
    let error = try await academy().failed(
      discharge, ["student_id": "s-001", "reason": "x", "left_on": "2024-03-01"])
    #expect(error.field == "intent_params.left_on")
    #expect(error.message.contains("comes before the enrollment in eng-b"))
  }
}
