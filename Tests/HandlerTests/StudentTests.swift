import IntentJSON
import IntentModel
import Testing

/// `student.exec.register` and `class.exec.enroll_student`
struct StudentTests {
  private let register = "student.exec.register"
  private let enroll = "class.exec.enroll_student"

  private func text(_ json: String) throws -> JSONText { try JSONText(validating: json) }

  @Test func aStudentIsRegisteredOnce() async throws {
    let academy = try await TestAcademy.sample()
    let uid = JobUID.make(at: SystemClock().now())
    let params: [String: any JSONWritable] = [
      "name": "윤슬", "class_ids": ["math-a", "eng-b"],
      "guardians": try text(
        #"[{"name":"윤달","email":"Dal@example.org","relation":"mother"},{"name":"김보라","email":"BORA.KIM@example.org"}]"#),
    ]
    let report = try await academy.completed(register, params, uid: uid)
    #expect(report["student_id"]?.string == "s-\(uid)")
    #expect(report["guardians_added"]?.integer == 1)
    #expect(report["guardians_linked"]?.integer == 1)
    #expect(report["class_ids"]?.text == #"["math-a","eng-b"]"#)
    #expect(try await academy.completed(register, params, uid: uid) == report)
    #expect(try academy.count("SELECT count(*) FROM students WHERE name = '윤슬'") == 1)
    #expect(
      try academy.sql("SELECT entity FROM audit WHERE job_uid = '\(uid)' ORDER BY number")
        == ["student", "guardian", "student_guardian", "student_guardian", "enrollment", "enrollment"])
  }

  @Test func anIDIsNotTakenTwice() async throws {
    let error = try await TestAcademy.sample().failed(register, ["student_id": "s-001", "name": "Somebody"])
    #expect(error.kind == .permanent)
    #expect(error.message == "the student s-001 is registered already, as 김하늘")
  }

  @Test(arguments: [
    (#"{}"#, "intent_params.name", "is missing"), (#"{"name":" x"}"#, "intent_params.name", "space at its start"),
    (#"{"name":"x","language":"fr"}"#, "intent_params.language", "expected one of"),
    (#"{"name":"x","guardians":[{"name":"y"}]}"#, "intent_params.guardians[0]", "neither email nor phone"),
    (
      #"{"name":"x","guardians":[{"name":"y","email":"nobody"}]}"#, "intent_params.guardians[0].email",
      "no e-mail address"
    ),
    (#"{"name":"x","guardians":[{"name":"y","phone":"call me"}]}"#, "intent_params.guardians[0].phone", "telephone"),
    (#"{"name":"x","class_ids":["math-a","art"]}"#, "intent_params.class_ids[1]", "there is no class art"),
    (#"{"name":"x","age":7}"#, "intent_params.age", "no such parameter"),
  ])
  func whatIsWrongIsNamed(_ params: String, _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.sample()
    let error = try await academy.failed(register, json: try text(params))
    #expect(error.kind == .invalidParams)
    #expect(error.field == field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(try academy.count("SELECT count(*) FROM students") == 8)
  }

  @Test func anEnrollmentIsMadeOnce() async throws {
    let academy = try await TestAcademy.sample()
    let uid = JobUID.make(at: SystemClock().now())
    let params = ["student_id": "s-008", "class_id": "math-a"]
    let report = try await academy.completed(enroll, params, uid: uid)
    #expect(report.text == #"{"student_id":"s-008","class_id":"math-a","enrolled":5,"capacity":12,"changed":true}"#)
    #expect(try await academy.completed(enroll, params, uid: uid) == report)
    #expect(try await academy.completed(enroll, params)["changed"]?.bool == false)
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity_id = 's-008/math-a'") == 1)
  }

  @Test func aFullClassTakesNobody() async throws {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql("UPDATE classes SET capacity = 4 WHERE id = 'math-a'")
    let error = try await academy.failed(enroll, ["student_id": "s-008", "class_id": "math-a"])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("is full: it takes 4 students"))
  }

  @Test func whoHasLeftIsNotEnrolled() async throws {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql("UPDATE students SET status = 'left' WHERE id = 's-008'")
    let error = try await academy.failed(enroll, ["student_id": "s-008", "class_id": "math-a"])
    #expect(error.message.contains("has left the academy"))
  }

  @Test(arguments: [
    (["student_id": "s-999", "class_id": "math-a"], "student_id"),
    (["student_id": "s-001", "class_id": "art"], "class_id"),
    (["student_id": "s-001"], "class_id"), (["class_id": "math-a"], "student_id"),
  ])
  func aWrongEnrollmentIsNamed(_ params: [String: String], _ field: String) async throws {
    let error = try await TestAcademy.sample().failed(enroll, params)
    #expect(error.field == "intent_params." + field)
  }

  @Test func tenantsAreApart() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed(register, ["name": "Only in Busan"], tenant: "busan")
    #expect(try academy.sql("SELECT name FROM students", tenant: "busan") == ["Only in Busan"])
    #expect(try academy.count("SELECT count(*) FROM students WHERE name = 'Only in Busan'") == 0)
  }
}
