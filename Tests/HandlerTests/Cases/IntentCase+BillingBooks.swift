extension IntentCase {
  static let billingBooks = [
    IntentCase(
      key: "billing.exec.issue_monthly_invoices",
      sql: ["UPDATE classes SET fee = 100000 WHERE id IN ('math-a', 'eng-b')"],
      params: #"{"month": "2999-11", "due_on": "2999-11-10"}"#,
      result: ["invoices": "5", "totals[0].amount": "700000", "already_billed": "0"],
      invalid: Refusal(#"{"month": "2999-13", "due_on": "2999-11-10"}"#, "month", "is no month"),
      missing: Refusal(
        #"{"month": "2999-11", "due_on": "2999-11-10", "class_ids": ["math-a", "art"]}"#, "class_ids[1]",
        "there is no class")),
    IntentCase(
      key: "billing.exec.close_month",
      before: [
        Step(
          "billing.exec.create_invoice",
          #"{"student_id": "s-001", "amount": 1000, "description": "x", "due_on": "2024-11-30", "issued_on": "2024-11-02"}"#
        )
      ],
      params: #"{"month": "2024-11", "requested_by": "kim"}"#,
      result: ["totals[0].issued": "1000", "totals[0].invoices": "1"],
      invalid: Refusal(#"{"month": "2024-11-01"}"#, "month", "is no month"),
      missing: Refusal(#"{"month": "2999-01"}"#, nil, "is not over")),
    IntentCase(
      key: "billing.exec.reconcile_payments_csv",
      before: [invoiceStep],
      files: ["import/bank.csv": "date,amount,reference,payer,memo\n2024-11-20,150000,KB-1,김보라,INV-1\n"],
      params: #"{"file": "bank.csv"}"#,
      result: ["recorded": "1", "payments[0].invoice_id": #""inv-1""#, "payments[0].matched_by": #""invoice_id""#],
      invalid: Refusal(#"{"csv": "amount,reference,memo\n1,2,3\n"}"#, "csv", "the column date is missing"),
      missing: Refusal(#"{"file": "nothing.csv"}"#, "file", "nothing.csv")),
  ]
}
