import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `billing.exec.issue_monthly_invoices` and `billing.exec.send_invoice`
struct MonthlyInvoiceTests {
  private let issue = "billing.exec.issue_monthly_invoices"
  private let params: [String: any JSONWritable] = ["month": "2999-11", "due_on": "2999-11-10"]

  /// An academy whose mathematics cost 100,000 won, English 90.00 dollars, and science nothing.
  private func priced() async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    _ = try academy.sql("UPDATE classes SET fee = 100000 WHERE id = 'math-a'")
    _ = try academy.sql("UPDATE classes SET fee = 9000, currency = 'USD' WHERE id = 'eng-b'")
    _ = try academy.sql("UPDATE classes SET fee = 0 WHERE id = 'sci-c'")
    return academy
  }

  @Test func aStudentHasOneACurrency() async throws {
    let academy = try await priced()
    let report = try await academy.completed(issue, params)
    #expect(report["invoices"]?.integer == 7)
    #expect(
      report["totals"]?.text
        == #"[{"currency":"KRW","invoices":4,"amount":400000},{"currency":"USD","invoices":3,"amount":27000}]"#)
    let rows = try academy.sql(
      "SELECT id, amount, currency, description, due_on FROM invoices WHERE student_id IN ('s-001', 's-004') ORDER BY id"
    )
    #expect(
      rows == [
        "2999-11-s-001|100000|KRW|2999년 11월 수강료|2999-11-10",
        "2999-11-s-001-USD|9000|USD|2999년 11월 수강료|2999-11-10",
        "2999-11-s-004|100000|KRW|Tuition for November 2999|2999-11-10",
        "2999-11-s-004-USD|9000|USD|Tuition for November 2999|2999-11-10",
      ])
    #expect(try academy.count("SELECT count(*) FROM invoice_lines") == 7)
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity = 'invoice'") == 7)
    #expect(
      try academy.sql("SELECT after->>'amount' FROM audit WHERE entity_id = '2999-11-s-001'") == ["100000"])
  }

  @Test func aMonthIsBilledOnceWhicheverJobDoesIt() async throws {
    let academy = try await priced()
    let some: [String: any JSONWritable] = [
      "month": "2999-11", "due_on": "2999-11-10", "class_ids": try JSONText(validating: #"["eng-b"]"#),
    ]
    #expect(try await academy.completed(issue, some)["invoices"]?.integer == 3)
    let rest = try await academy.completed(issue, params)
    #expect(rest["invoices"]?.integer == 4)
    #expect(rest["already_billed"]?.integer == 3)
    let again = try await academy.completed(issue, params)
    #expect(again["invoices"]?.integer == 0)
    #expect(again["already_billed"]?.integer == 7)
    // A class that a student joins afterwards is told of, and not billed on the quiet.
    _ = try academy.sql("UPDATE classes SET fee = 50000 WHERE id = 'sci-c'")
    try await academy.completed("class.exec.enroll_student", ["student_id": "s-001", "class_id": "sci-c"])
    let joined = try await academy.completed(issue, params)
    #expect(joined["fees_left_out"]?.integer == 1)
    #expect(joined["invoices"]?.integer == 3)
    #expect(try academy.count("SELECT count(*) FROM invoices") == 10)
  }

  @Test func aVoidInvoiceMayBeMadeOutAgain() async throws {
    let academy = try await priced()
    try await academy.completed(issue, params)
    try await academy.completed("billing.exec.void_invoice", ["invoice_id": "2999-11-s-002", "reason": "할인 누락"])
    let uid = JobUID.make(at: SystemClock().now())
    let report = try await academy.completed(issue, params, uid: uid)
    #expect(report["invoices"]?.integer == 1)
    #expect(try academy.sql("SELECT id FROM invoices WHERE id LIKE 'inv-%'") == ["inv-\(uid)-1"])
  }

  @Test func pausesAndEndsAreRespected() async throws {
    let academy = try await priced()
    for change in [
      "UPDATE students SET status = 'paused' WHERE id = 's-001'",
      "UPDATE students SET status = 'paused', paused_until = '2999-11-30' WHERE id = 's-002'",
      "UPDATE students SET status = 'paused', paused_until = '2999-12-01' WHERE id = 's-003'",
      "UPDATE enrollments SET withdrawn_on = '2999-10-20' WHERE student_id = 's-004'",
      "UPDATE students SET status = 'left', left_on = '2999-10-20' WHERE id = 's-005'",
    ] { _ = try academy.sql(change) }
    let report = try await academy.completed(issue, params)
    #expect(report["paused"]?.integer == 2)
    #expect(try academy.sql("SELECT student_id FROM invoices") == ["s-002"])
    #expect(try await academy.completed(issue, ["month": "2024-11", "due_on": "2024-11-10"])["invoices"]?.integer == 0)
  }

  @Test func theFormIsChecked() async throws {
    let academy = try await priced()
    let late = try await academy.failed(issue, ["month": "2999-11", "due_on": "2999-09-30"])
    #expect(late.field == "intent_params.due_on")
    let none = try await academy.failed(
      issue, ["month": "2999-11", "due_on": "2999-11-10", "class_ids": JSONText.emptyArray])
    #expect(none.field == "intent_params.class_ids")
  }

  @Test func fiveThousandStudentsTakeSeconds() async throws {
    let academy = try await priced()
    _ = try academy.sql(
      """
      WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 5999)
      INSERT INTO students (id, name, language, registered_at) SELECT 'x-' || i, 'x', 'ko', '2024-01-01' FROM n;
      INSERT INTO enrollments (student_id, class_id, enrolled_on)
        SELECT s.id, c.id, '2024-01-01' FROM students s, classes c WHERE s.id LIKE 'x-%' AND c.id <> 'sci-c';
      """)
    let report = try await academy.completed(issue, params)
    #expect(report["invoices"]?.integer == 10_007)
    #expect(try academy.sql("SELECT count(*), sum(amount) FROM invoice_lines") == ["10007|545427000"])
  }

  @Test func anInvoiceIsSentOnceAVersion() async throws {
    let academy = try await priced()
    try await academy.completed(issue, params)
    let report = try await academy.completed("billing.exec.send_invoice", ["month": "2999-11"])
    #expect(report["invoices"]?.integer == 7)
    // 김보라 and 김산 have two each, Olivia Sample three for two students, 이강 and 박노을 one.
    #expect(academy.outbox().count == 9)
    let again = try await academy.completed("billing.exec.send_invoice", ["invoice_id": "2999-11-s-002"])
    #expect(again["notified"]?.text == "[]")
    try await academy.completed(
      "billing.exec.apply_discount", ["invoice_id": "2999-11-s-002", "amount": 10_000, "reason": "형제"])
    let changed = try await academy.completed("billing.exec.send_invoice", ["invoice_id": "2999-11-s-002"])
    #expect(changed["notified"]?.elements.map { $0["recipient"]?.string } == ["이강"])
    let mails = try academy.directory.names(in: "outbox/new").map {
      try Mail(academy.directory.path + "/outbox/new/" + $0)
    }
    let last = mails.first { $0["body"]?.contains("할인: -10,000원") == true }
    let body = try #require(last?["body"])
    for part in [
      "이바다 학생의 2999년 11월 수강료", "- 수학 A반: 100,000원", "합계: 90,000원", "납부하실 금액: 90,000원", "11월 10일",
      "청구서 번호: 2999-11-s-002",
    ] { #expect(body.contains(part), "\(part) in \(body)") }
    let english = mails.first { $0["body"]?.contains("invoice for Emma Sample (Tuition for November 2999)") == true }
    #expect(english?["body"]?.contains("USD 90.00") == true || english?["body"]?.contains("KRW 100,000") == true)
    let shown = try await academy.completed("billing.query.invoice", ["invoice_id": "2999-11-s-002"])
    #expect(shown["messages"]?.elements.map { $0["template"]?.string } == ["invoice", "invoice"])
    #expect(shown["lines"]?.at("[0].class_id")?.string == "math-a")
    #expect(shown["discounts"]?.at("[0].amount")?.integer == 10_000)
    let none = try await academy.failed("billing.exec.send_invoice", ["month": "2999-12"])
    #expect(none.message.contains("no monthly invoice of 2999-12 is open"))
  }
}
