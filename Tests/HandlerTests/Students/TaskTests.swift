import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `student.exec.assign_task`
struct TaskTests {
  private let key = "student.exec.assign_task"

  private func academy() async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql(
      """
      INSERT INTO staff (id, name, role, email, language) VALUES ('t-01', '문지혜', 'teacher', 'jihye@example.org', 'ko'),
        ('t-02', 'Ann Teacher', 'teacher', 'ann@example.org', 'en')
      """)
    return academy
  }

  @Test func whoIsToDoItIsToldOnce() async throws {
    let academy = try await academy()
    let uid = JobUID.make(at: SystemClock().now())
    let params = [
      "student_id": "s-001", "title": "학부모 상담", "details": "성적 {하락} 상담", "due_on": "2999-01-31",
      "assigned_to": "t-01",
    ]
    let report = try await academy.completed(key, params, uid: uid)
    #expect(report["notified"]?.elements.map { $0["recipient"]?.string } == ["문지혜"])
    try await academy.completed(key, params, uid: uid)
    #expect(academy.outbox().count == 1)
    #expect(
      try academy.sql("SELECT id, title, due_on, assigned_to, status FROM tasks")
        == ["task-\(uid)|학부모 상담|2999-01-31|t-01|open"])
    let name = academy.directory.names(in: "outbox/new")[0]
    let mail = try Mail(academy.directory.path + "/outbox/new/" + name)
    #expect(mail["subject"] == "[우리 학원] 업무 배정: 김하늘 (s-001) 학생, 학부모 상담 (1월 31일(목)까지)")
    #expect(mail["body"]?.contains("성적 {하락} 상담") == true)
  }

  @Test func itIsSaidInTheirLanguage() async throws {
    let academy = try await academy()
    try await academy.completed(key, ["student_id": "s-004", "title": "Call home", "assigned_to": "t-02"])
    let name = academy.directory.names(in: "outbox/new")[0]
    let mail = try Mail(academy.directory.path + "/outbox/new/" + name)
    #expect(mail["subject"] == "[우리 학원] New task for Emma Sample (s-004): Call home")
    #expect(mail["body"]?.contains("Details: -") == true)
  }

  @Test func nobodyIsToldWhereThatIsAsked() async throws {
    let academy = try await academy()
    let report = try await academy.completed(
      key, ["student_id": "s-001", "title": "x", "assigned_to": "t-01", "notify": false])
    #expect(report["assigned_to"]?.string == "t-01")
    #expect(academy.outbox() == [])
    for details in [" ", "a\u{0}b"] {
      let error = try await academy.failed(key, ["student_id": "s-001", "title": "x", "details": details])
      #expect(error.field == "intent_params.details")
    }
  }
}
