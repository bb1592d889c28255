import IntentJSON
import IntentModel
import ServiceTesting
import Testing

/// `billing.exec.create_invoice`, `.record_payment` and `.notify_overdue`
struct BillingTests {
  private let create = "billing.exec.create_invoice"
  private let pay = "billing.exec.record_payment"
  private let remind = "billing.exec.notify_overdue"

  /// An academy with an invoice of 150,000 won that is due far ahead.
  private func billed() async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    try await academy.completed(
      create,
      [
        "student_id": "s-001", "amount": 150_000, "description": "11월 수강료", "due_on": "2999-11-30",
        "invoice_id": "inv-1",
      ])
    return academy
  }

  @Test func anInvoiceIsMadeOnce() async throws {
    let academy = try await TestAcademy.sample()
    let uid = JobUID.make(at: SystemClock().now())
    let params: [String: any JSONWritable] = [
      "student_id": "s-001", "amount": 150_000, "description": "11월 수강료", "due_on": "2999-11-30",
    ]
    let report = try await academy.completed(create, params, uid: uid)
    #expect(report["invoice_id"]?.string == "inv-\(uid)")
    #expect(report["amount_text"]?.string == "150,000원")
    #expect(try await academy.completed(create, params, uid: uid) == report)
    #expect(try academy.count("SELECT count(*) FROM invoices") == 1)
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity = 'invoice' AND job_uid = '\(uid)'") == 1)
  }

  @Test func centsAreCents() async throws {
    let report = try await TestAcademy.sample().completed(
      create,
      ["student_id": "s-004", "amount": 123_456, "currency": "USD", "description": "Books", "due_on": "2999-01-01"])
    #expect(report["amount_text"]?.string == "USD 1,234.56")
  }

  @Test(arguments: [
    ("student_id", "\"s-999\"", "there is no student"), ("amount", "0", "is not from 1"),
    ("amount", "-5", "is not from 1"),
    ("amount", "1.5", "expected an integer"), ("amount", "\"100\"", "expected"),
    ("currency", "\"GBP\"", "expected one of"),
    ("description", "\"\"", "empty"),
    ("due_on", "\"30/11/2026\"", "is no day"),
    ("invoice_id", "\"a b\"", "is no id"), ("vat", "10", "no such parameter"),
  ])
  func whatIsWrongIsNamed(_ field: String, _ value: String, _ message: String) async throws {
    let academy = try await TestAcademy.sample()
    var params: [String: any JSONWritable] = [
      "student_id": "s-001", "amount": 1000, "description": "x", "due_on": "2999-01-01",
    ]
    params[field] = try JSONText(validating: value)
    let error = try await academy.failed(create, params)
    #expect(error.kind == .invalidParams)
    #expect(error.field == "intent_params." + field)
    #expect(error.message.contains(message), "\(error.message)")
    #expect(try academy.count("SELECT count(*) FROM invoices") == 0)
  }

  @Test func anIDIsNotTakenTwice() async throws {
    let error = try await billed().failed(
      create, ["student_id": "s-002", "amount": 1, "description": "x", "due_on": "2999-01-01", "invoice_id": "inv-1"])
    #expect(error.kind == .permanent)
    #expect(error.message.contains("there is an invoice inv-1 already"))
  }

  @Test func paymentsAddUp() async throws {
    let academy = try await billed()
    let uid = JobUID.make(at: SystemClock().now())
    let part: [String: any JSONWritable] = ["invoice_id": "inv-1", "amount": 100_000, "method": "card"]
    let first = try await academy.completed(pay, part, uid: uid)
    #expect(first["outstanding"]?.integer == 50_000)
    #expect(first["status"]?.string == "open")
    #expect(try await academy.completed(pay, part, uid: uid) == first)
    let tooMuch = try await academy.failed(pay, ["invoice_id": "inv-1", "amount": 50_001])
    #expect(tooMuch.message.contains("has KRW 50,000 outstanding"))
    let last = try await academy.completed(pay, ["invoice_id": "inv-1", "amount": 50_000])
    #expect(last["status"]?.string == "paid")
    #expect(try academy.sql("SELECT sum(amount), count(*) FROM payments") == ["150000|2"])
    #expect(try academy.count("SELECT count(*) FROM audit WHERE entity = 'payment'") == 2)
  }

  @Test func aTransferIsRecordedOnce() async throws {
    let academy = try await billed()
    let params: [String: any JSONWritable] = ["invoice_id": "inv-1", "amount": 1000, "reference": "KB-20261121-7"]
    try await academy.completed(pay, params)
    let error = try await academy.failed(pay, params)
    #expect(error.kind == .permanent)
    #expect(error.message.contains("KB-20261121-7 was recorded before"))
    #expect(try academy.count("SELECT count(*) FROM payments") == 1)
  }

  @Test(arguments: [
    ("invoice_id", "\"inv-9\"", "there is no invoice"), ("amount", "0", "is not from 1"),
    ("method", "\"barter\"", "expected one of"), ("paid_at", "\"2999-01-01T00:00:00Z\"", "more than a day ahead"),
  ])
  func aWrongPaymentIsNamed(_ field: String, _ value: String, _ message: String) async throws {
    var params: [String: any JSONWritable] = ["invoice_id": "inv-1", "amount": 1000]
    params[field] = try JSONText(validating: value)
    let error = try await billed().failed(pay, params)
    #expect(error.field == "intent_params." + field)
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test func whatIsOverdueIsRemindedOfOnce() async throws {
    let academy = try await billed()
    let uid = JobUID.make(at: SystemClock().now())
    let params = ["as_of": "2999-12-01"]
    let report = try await academy.completed(remind, params, uid: uid)
    #expect(report["invoices"]?.text == #"["inv-1"]"#)
    #expect(report["notified"]?.elements.map { $0["recipient"]?.string } == ["김보라", "김산"])
    try await academy.completed(remind, params, uid: uid)
    let other = try await academy.completed(remind, params)
    #expect(other["notified"]?.text == "[]")
    #expect(academy.outbox().count == 2)
    let second = try await academy.completed(remind, ["as_of": "2999-12-15", "reminder": 2])
    #expect(second["notified"]?.elements.map { $0["recipient"]?.string } == ["김보라", "김산"])
    let name = academy.directory.names(in: "outbox/new")[0]
    let mail = try Mail(academy.directory.path + "/outbox/new/" + name)
    #expect(mail["body"]?.contains("- 미납 금액: 150,000원") == true)
  }

  @Test func whatIsNotOverdueIsLeftAlone() async throws {
    let academy = try await billed()
    #expect(try await academy.completed(remind, ["as_of": "2999-11-30"])["invoices"]?.text == "[]")
    try await academy.completed(pay, ["invoice_id": "inv-1", "amount": 150_000])
    #expect(try await academy.completed(remind, ["as_of": "2999-12-31"])["invoices"]?.text == "[]")
    #expect(academy.outbox() == [])
  }

  @Test(arguments: [
    ("invoice_id", "\"inv-9\"", "there is no invoice"), ("student_id", "\"s-999\"", "there is no student"),
    ("reminder", "0", "is not from 1 to 99"), ("as_of", "\"soon\"", "is no day"),
    ("student_id", "\"s-002\"", "is not this student's"),
  ])
  func aWrongReminderIsNamed(_ field: String, _ value: String, _ message: String) async throws {
    var params: [String: any JSONWritable] = ["as_of": "2999-12-01", "invoice_id": "inv-1"]
    params[field] = try JSONText(validating: value)
    let error = try await billed().failed(remind, params)
    #expect(error.kind == .invalidParams)
    #expect(error.message.contains(message), "\(error.message)")
  }
}
