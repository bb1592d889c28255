extension IntentCase {
  private static let payment = Step("billing.exec.record_payment", #"{"invoice_id": "inv-1", "amount": 100000}"#)

  static let billingQueries = [
    IntentCase(
      key: "billing.query.invoice",
      before: [invoiceStep, payment],
      params: #"{"invoice_id": "inv-1"}"#,
      result: ["outstanding": "50000", "status": #""open""#, "payments[0].amount": "100000"],
      invalid: Refusal(#"{"invoice_id": "a b"}"#, "invoice_id", "is no id"),
      missing: Refusal(#"{"invoice_id": "inv-9"}"#, "invoice_id", "there is no invoice")),
    IntentCase(
      key: "billing.query.outstanding_balance",
      before: [invoiceStep, payment],
      params: #"{"as_of": "2025-01-15"}"#,
      result: [
        "totals[0].outstanding": "50000", "students[0].student_id": #""s-001""#,
        "students[0].balance.ageing[2]": #"{"days":"31-60","amount":50000}"#, "has_more": "false",
      ],
      invalid: Refusal(#"{"limit": 0}"#, "limit", "is not from 1 to 1000"),
      missing: Refusal(#"{"student_id": "s-999"}"#, "student_id", "there is no student")),
    IntentCase(
      key: "billing.query.revenue_summary",
      before: [
        Step(
          "billing.exec.create_invoice",
          #"{"student_id": "s-001", "amount": 1000, "description": "x", "due_on": "2024-11-30", "issued_on": "2024-11-02"}"#
        )
      ],
      params: #"{"from": "2024-10", "to": "2024-12"}"#,
      result: ["months[0].month": #""2024-11""#, "months[0].issued": "1000", "totals[0].invoices": "1"],
      invalid: Refusal(#"{"from": "2024-10", "to": "2024-09"}"#, "to", "comes before from"),
      missing: Refusal(#"{}"#, "from", "is missing")),
  ]
}
