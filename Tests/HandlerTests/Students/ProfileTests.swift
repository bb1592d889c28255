import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `student.exec.update_profile` and `student.query.profile`
struct ProfileTests {
  private let update = "student.exec.update_profile"

  @Test func whatIsGivenIsChangedAndNothingElse() async throws {
    let academy = try await TestAcademy.sample()
    try await academy.completed(
      update, json: #"{"student_id":"s-001","school":"한빛중","phone":"010-0000-0001","note":"땅콩 알레르기"}"#)
    let report = try await academy.completed(
      update, json: #"{"student_id":"s-001","name":"김하늘빛","phone":null,"school":"한빛중","birthday":"2012-03-05"}"#)
    #expect(
      report["changes"]?.text
        == #"[{"field":"name","before":"김하늘","after":"김하늘빛"},{"field":"birthday","after":"2012-03-05"},"#
        + #"{"field":"phone","before":"010-0000-0001"}]"#)
    #expect(
      try academy.sql("SELECT name, birthday, school, phone IS NULL, note FROM students WHERE id = 's-001'")
        == ["김하늘빛|2012-03-05|한빛중|1|땅콩 알레르기"])
    let audited = try academy.sql("SELECT before, after FROM audit WHERE intent_key = '\(update)' ORDER BY number")
    #expect(audited.count == 2)
    #expect(audited[1].contains(#""phone":"010-0000-0001""#))
  }

  @Test func whatIsKnownIsNoChange() async throws {
    let academy = try await TestAcademy.sample()
    let report = try await academy.completed(update, ["student_id": "s-001", "name": "김하늘"])
    #expect(report["changes"]?.text == "[]")
    #expect(try academy.count("SELECT count(*) FROM audit WHERE intent_key = '\(update)'") == 0)
  }

  @Test(arguments: [
    (#"{"student_id":"s-001"}"#, "-", "nothing to change: give one or more of name"),
    (#"{"student_id":"s-001","requested_by":"desk"}"#, "-", "nothing to change"),
    (#"{"student_id":"s-001","name":null}"#, "intent_params.name", "cannot be cleared"),
    (#"{"student_id":"s-001","language":null}"#, "intent_params.language", "cannot be cleared"),
    (#"{"student_id":"s-001","note":" "}"#, "intent_params.note", "null clears"),
    (#"{"student_id":"s-001","note":"a\u0000b"}"#, "intent_params.note", "NUL"),
    (#"{"student_id":"s-001","birthday":"2999-01-01"}"#, "intent_params.birthday", "has not come yet"),
    (#"{"student_id":"s-001","phone":"call me"}"#, "intent_params.phone", "is no telephone number"),
  ])
  func whatIsWrongIsNamed(_ params: String, _ field: String, _ message: String) async throws {
    let academy = try await TestAcademy.sample()
    let error = try await academy.failed(update, json: try JSONText(validating: params))
    #expect(error.kind == .invalidParams)
    #expect(error.field ?? "-" == field)
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test func aProfileHasAllOfIt() async throws {
    let academy = try await TestAcademy.sample()
    let today = try academy.sql("SELECT date('now', '+9 hours'), date('now', '+9 hours', '-40 days')")[0]
      .split(separator: "|").map(String.init)
    _ = try academy.sql(
      """
      INSERT INTO attendance (student_id, class_id, day, status) VALUES ('s-001', 'math-a', '\(today[0])', 'late'),
        ('s-001', 'eng-b', '\(today[0])', 'present'), ('s-001', 'math-a', '\(today[1])', 'absent');
      INSERT INTO invoices (id, student_id, description, amount, currency, issued_on, due_on, discount, voided_on) VALUES
        ('i-1', 's-001', 'x', 100000, 'KRW', '2020-01-01', '2020-01-31', 10000, NULL),
        ('i-2', 's-001', 'y', 50000, 'KRW', '2020-01-01', '2999-01-31', 0, NULL),
        ('i-3', 's-001', 'z', 70000, 'KRW', '2020-01-01', '2020-01-31', 0, '2020-01-02'),
        ('i-4', 's-001', 'w', 500, 'USD', '2020-01-01', '2999-01-31', 0, NULL);
      INSERT INTO payments (id, invoice_id, amount, method, paid_at) VALUES
        ('p-1', 'i-1', 60000, 'card', '2020-01-05T00:00:00.000Z');
      INSERT INTO refunds (id, payment_id, amount, reason, refunded_at) VALUES
        ('r-1', 'p-1', 5000, 'x', '2020-01-06T00:00:00.000Z');
      """)
    try await academy.completed("class.exec.enroll_student", ["student_id": "s-001", "class_id": "sci-c"])
    _ = try academy.sql(
      "UPDATE enrollments SET withdrawn_on = '2999-01-01' WHERE class_id = 'sci-c' AND student_id = 's-001'")
    try await academy.completed("student.exec.assign_task", ["student_id": "s-001", "title": "상담"])
    try await academy.completed(
      "communication.exec.send_message", ["student_id": "s-001", "subject": "안내", "body": "내용"])
    let report = try await academy.completed("student.query.profile", ["student_id": "s-001"])
    #expect(report.at("attendance.last30_days")?.text == #"{"present":1,"late":1,"absent":0,"excused":0}"#)
    #expect(report.at("attendance.last90_days.absent")?.integer == 1)
    #expect(
      report["balances"]?.text
        == #"[{"currency":"KRW","billed":140000,"paid":55000,"outstanding":85000,"overdue":35000},"#
        + #"{"currency":"USD","billed":500,"paid":0,"outstanding":500,"overdue":0}]"#)
    #expect(report["guardians"]?.elements.map { $0["relation"]?.string } == ["어머니", "아버지"])
    #expect(report["classes"]?.elements.map { $0["id"]?.string } == ["eng-b", "math-a"])
    #expect(report["former_classes"]?.elements.map { $0["class_id"]?.string } == ["sci-c"])
    #expect(report["open_tasks"]?.elements.map { $0["title"]?.string } == ["상담"])
    #expect(report["messages"]?.elements.map { $0["subject"]?.string } == ["안내", "안내"])
  }
}
