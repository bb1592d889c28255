extension IntentCase {
  private static let invoice = Step(
    "billing.exec.create_invoice",
    #"{"student_id": "s-001", "amount": 150000, "description": "수강료", "due_on": "2024-11-30", "invoice_id": "inv-1"}"#)
  private static let paid = Step(
    "billing.exec.record_payment", #"{"invoice_id": "inv-1", "amount": 100000, "paid_at": "2024-11-20T10:00:00+09:00"}"#
  )

  static let reports = madeReports + handledReports

  private static let madeReports = [
    IntentCase(
      key: "report.exec.weekly_attendance",
      before: [checkedIn],
      params: #"{"week_of": "2024-11-22"}"#,
      result: ["week": #""2024-W47""#, "total.late": "1", "report.id": #""weekly_attendance-2024-W47-ko""#],
      invalid: Refusal(#"{"week_of": "2024-W47"}"#, "week_of", "is no day"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class")),
    IntentCase(
      key: "report.exec.monthly_billing",
      before: [invoice, paid],
      params: #"{"month": "2024-11", "language": "en"}"#,
      result: ["received[0].amount": "100000", "report.id": #""monthly_billing-2024-11-en""#],
      invalid: Refusal(#"{"month": "November"}"#, "month", "is no month"),
      missing: Refusal(#"{"month": "2019-01"}"#, nil, "nothing was billed for 2019-01")),
    IntentCase(
      key: "report.exec.student_progress",
      before: [checkedIn],
      params: #"{"student_id": "s-002", "from": "2024-11-01", "to": "2024-11-30"}"#,
      result: ["total.late": "1", "report.student_id": #""s-002""#, "classes[0].class_rate": "1000"],
      invalid: Refusal(#"{"student_id": "s-002", "from": "2024-11-30", "to": "2024-11-01"}"#, "to", "is before"),
      missing: Refusal(#"{"student_id": "s-999"}"#, "student_id", "there is no student")),
    IntentCase(
      key: "report.exec.class_performance",
      before: [checkedIn],
      params: #"{"class_id": "math-a", "from": "2024-11-01", "to": "2024-11-30"}"#,
      result: ["classes[0].sessions": "1", "classes[0].enrolled": "4", "total.late": "1"],
      invalid: Refusal(#"{"from": "2024-01-01", "to": "2026-01-01"}"#, "from", "more than 366 days"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class")),
    IntentCase(
      key: "report.exec.teacher_workload",
      params: #"{"month": "2024-11"}"#,
      result: ["teachers[0].planned": "26", "teachers[0].students": "10"],
      invalid: Refusal(#"{"month": "2024-13"}"#, "month", "is no month"),
      missing: Refusal(#"{"staff_id": "t-99"}"#, "staff_id", "t-99")),
    IntentCase(
      key: "report.exec.tenant_overview",
      before: [checkedIn, invoice],
      params: #"{"month": "2024-11"}"#,
      result: ["people.active": "8", "people.classes": "3", "months[11].tally.late": "1"],
      invalid: Refusal(#"{"month": "2024-11", "language": "fr"}"#, "language", "fr"),
      missing: Refusal(#"{"month": "0000-01"}"#, "month", "is no month")),
  ]
}
