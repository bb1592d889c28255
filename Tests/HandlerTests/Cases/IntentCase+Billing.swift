extension IntentCase {
  static let billing = billingBasics + billingChanges + billingBooks + billingQueries

  static let invoiceStep = Step(
    "billing.exec.create_invoice",
    #"{"student_id": "s-001", "amount": 150000, "description": "수강료", "due_on": "2024-11-30", "invoice_id": "inv-1"}"#)

  private static let billingBasics = [
    IntentCase(
      key: "billing.exec.create_invoice",
      params: #"{"student_id": "s-001", "amount": 150000, "description": "11월 수강료", "due_on": "2999-11-30"}"#,
      result: ["amount_text": #""150,000원""#, "student_id": #""s-001""#],
      invalid: Refusal(
        #"{"student_id": "s-001", "amount": 0, "description": "x", "due_on": "2999-11-30"}"#, "amount", "is not from 1"),
      missing: Refusal(
        #"{"student_id": "s-999", "amount": 1, "description": "x", "due_on": "2999-11-30"}"#, "student_id",
        "there is no student")),
    IntentCase(
      key: "billing.exec.record_payment",
      before: [invoiceStep],
      params: #"{"invoice_id": "inv-1", "amount": 100000, "method": "card"}"#,
      result: ["outstanding": "50000", "status": #""open""#],
      invalid: Refusal(#"{"invoice_id": "inv-1", "amount": -1}"#, "amount", "is not from 1"),
      missing: Refusal(#"{"invoice_id": "inv-9", "amount": 1}"#, "invoice_id", "there is no invoice")),
    IntentCase(
      key: "billing.exec.notify_overdue",
      before: [invoiceStep],
      params: #"{"as_of": "2024-12-01"}"#,
      result: ["invoices": #"["inv-1"]"#, "notified[0].recipient": #""김보라""#],
      invalid: Refusal(#"{"reminder": 0}"#, "reminder", "is not from 1 to 99"),
      missing: Refusal(#"{"invoice_id": "inv-9"}"#, "invoice_id", "there is no invoice")),
  ]
}
