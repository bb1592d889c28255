import IntentJSON
import IntentModel
import Testing

/// `billing.exec.close_month`: what it freezes, and `billing.query.revenue_summary`.
struct ClosedMonthTests {
  private let close = "billing.exec.close_month"

  /// An academy with an invoice of October 2024, something paid, given back and taken off of it in October and November,
  /// and one that was declared void in November.
  private func books() async throws -> TestAcademy {
    let academy = try await TestAcademy.sample()
    for (id, amount) in [("inv-1", 150_000), ("inv-2", 70_000)] {
      try await academy.completed(
        "billing.exec.create_invoice",
        [
          "student_id": "s-001", "amount": amount, "description": "수강료", "due_on": "2024-10-31",
          "issued_on": "2024-10-02", "invoice_id": id,
        ])
    }
    // 00:30 on the first of November where the academy is.
    for (time, amount) in [("2024-10-31T12:00:00Z", 60_000), ("2024-10-31T15:30:00Z", 30_000)] {
      try await academy.completed(
        "billing.exec.record_payment", ["invoice_id": "inv-1", "amount": amount, "paid_at": time, "reference": time])
    }
    let payment = try academy.sql("SELECT id FROM payments WHERE amount = 60000")[0]
    try await academy.completed(
      "billing.exec.refund_payment", ["payment_id": payment, "amount": 10_000, "reason": "x", "on": "2024-11-03"])
    try await academy.completed(
      "billing.exec.apply_discount", ["invoice_id": "inv-1", "amount": 5000, "reason": "x", "on": "2024-11-04"])
    try await academy.completed(
      "billing.exec.void_invoice", ["invoice_id": "inv-2", "reason": "x", "on": "2024-11-05"])
    return academy
  }

  @Test func everythingCountsInItsMonth() async throws {
    let academy = try await books()
    let report = try await academy.completed(
      "billing.query.revenue_summary", ["from": "2024-10", "to": "2024-12"])
    let october =
      #"{"month":"2024-10","currency":"KRW","invoices":2,"issued":220000,"discounts":0,"voided":0,"paid":60000,"#
      + #""refunded":0,"outstanding":65000}"#
    let november =
      #"{"month":"2024-11","currency":"KRW","invoices":0,"issued":0,"discounts":5000,"voided":70000,"paid":30000,"#
      + #""refunded":10000,"outstanding":0}"#
    #expect(report["months"]?.text == "[\(october),\(november)]")
    #expect(
      report["totals"]?.text
        == #"[{"currency":"KRW","invoices":2,"issued":220000,"discounts":5000,"voided":70000,"paid":90000,"refunded":10000}]"#
    )
    #expect(report["classes"]?.at("[0].issued")?.integer == 150_000)
    let other = try await academy.completed("billing.query.revenue_summary", ["from": "2024-10", "currency": "USD"])
    #expect(other["months"]?.text == "[]")
  }

  @Test func aClosedMonthKeepsItsTotals() async throws {
    let academy = try await books()
    let report = try await academy.completed(close, ["month": "2024-10", "requested_by": "kim"])
    #expect(
      report["totals"]?.text
        == #"[{"currency":"KRW","invoices":2,"issued":220000,"discounts":0,"voided":0,"paid":60000,"refunded":0}]"#)
    #expect(try academy.sql("SELECT closed_by, totals FROM closed_months") == ["kim|\(report["totals"]?.text ?? "")"])
    let again = try await academy.failed(close, ["month": "2024-10"])
    #expect(again.message == "the month 2024-10 was closed before, by kim")
    let summary = try await academy.completed("billing.query.revenue_summary", ["from": "2024-10", "to": "2024-11"])
    #expect(summary["closed"]?.text == #"["2024-10"]"#)
  }

  /// No intent writes into a closed month, and what is dated later goes on.
  @Test func nothingIsDatedInAClosedMonth() async throws {
    let academy = try await books()
    try await academy.completed(close, ["month": "2024-11", "requested_by": "kim"])
    let payment = try academy.sql("SELECT id FROM payments WHERE amount = 30000")[0]
    let rows = try academy.dump()
    for (key, params) in [
      (
        "billing.exec.create_invoice",
        #"{"student_id":"s-001","amount":1,"description":"x","due_on":"2024-11-30","issued_on":"2024-11-30"}"#
      ),
      ("billing.exec.record_payment", #"{"invoice_id":"inv-1","amount":1,"paid_at":"2024-11-30T14:59:00Z"}"#),
      ("billing.exec.refund_payment", #"{"payment_id":"\#(payment)","reason":"x","on":"2024-11-30"}"#),
      ("billing.exec.apply_discount", #"{"invoice_id":"inv-1","amount":1,"reason":"x","on":"2024-11-30"}"#),
      ("billing.exec.void_invoice", #"{"invoice_id":"inv-1","reason":"x","on":"2024-11-30"}"#),
      ("billing.exec.issue_monthly_invoices", #"{"month":"2024-11","due_on":"2024-11-30"}"#),
    ] {
      let error = try await academy.failed(key, json: try JSONText(validating: params))
      #expect(error.kind == .permanent, "\(key): \(error)")
      #expect(error.message.contains("the month 2024-11 was closed on"), "\(key): \(error.message)")
      #expect(error.message.contains("by kim"))
    }
    #expect(try academy.dump() == rows)
    let csv = "date,amount,reference,memo\n2024-11-30,1,KB-1,inv-1\n2024-12-01,1,KB-2,inv-1\n"
    let report = try await academy.completed("billing.exec.reconcile_payments_csv", ["csv": csv])
    #expect(report["recorded"]?.integer == 1)
    #expect(report["problems"]?.at("[0].reason")?.string?.contains("the month 2024-11 was closed on") == true)
    try await academy.completed(
      "billing.exec.record_payment", ["invoice_id": "inv-1", "amount": 1, "paid_at": "2024-11-30T15:00:00Z"])
  }

  @Test func discountsAreRoundedDownAndNeverBelowWhatIsPaid() async throws {
    let academy = try await books()
    let params: [String: any JSONWritable] = ["invoice_id": "inv-1", "reason": "x"]
    let tooMuch = try await academy.failed("billing.exec.apply_discount", params.merging(["amount": 65_001]) { $1 })
    #expect(tooMuch.message.contains("would leave less than was paid"))
    _ = try academy.sql("UPDATE invoices SET amount = 150055 WHERE id = 'inv-1'")
    let report = try await academy.completed("billing.exec.apply_discount", params.merging(["percent": 33]) { $1 })
    #expect(report["discount"]?.integer == 49_518)
    #expect(report["is_rounded_down"]?.bool == true)
    #expect(report["total"]?.integer == 95_537)
    let both = try await academy.failed(
      "billing.exec.apply_discount", params.merging(["percent": 1, "amount": 1]) { $1 })
    #expect(both.field == "intent_params.percent")
    let none = try await academy.failed("billing.exec.apply_discount", params)
    #expect(none.field == "intent_params.amount")
    #expect(try academy.sql("SELECT discount FROM invoices WHERE id = 'inv-1'") == ["54518"])
    #expect(try academy.sql("SELECT count(*), sum(amount) FROM discounts") == ["2|54518"])
  }
}
