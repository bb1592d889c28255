extension IntentCase {
  private static let made = Step("report.exec.weekly_attendance", #"{"week_of": "2024-11-22"}"#)

  /// What is done with reports that were made, and with rows as they are.
  static let handledReports = [
    IntentCase(
      key: "report.exec.export_csv",
      before: [checkedIn],
      params: #"{"dataset": "attendance", "from": "2024-11-01", "to": "2024-11-30"}"#,
      result: ["rows": "1", "report.id": #""export-2024-11-attendance-en""#],
      invalid: Refusal(#"{"dataset": "attendance", "from": "2024-11-30", "to": "2024-11-01"}"#, "to", "is before"),
      missing: Refusal(#"{"dataset": "staff", "from": "2024-11-01"}"#, "from", "rows of staff have no time")),
    IntentCase(
      key: "report.exec.deliver",
      before: [checkedIn, made],
      params: #"{"report_id": "weekly_attendance-2024-W47-ko", "emails": ["director@example.org"]}"#,
      result: ["notified[0].recipient": #""director@example.org""#, "skipped": "[]"],
      invalid: Refusal(#"{"report_id": "weekly_attendance-2024-W47-ko"}"#, "emails", "name who gets it"),
      missing: Refusal(
        #"{"report_id": "weekly_attendance-2020-W01-ko", "emails": ["a@example.org"]}"#, "report_id",
        "there is no report")),
    IntentCase(
      key: "report.exec.schedule_delivery",
      params: #"{"kind": "weekly_attendance", "every": "week", "emails": ["director@example.org"]}"#,
      result: ["delivery_id": #""weekly_attendance-week""#, "state": #""ordered""#],
      invalid: Refusal(
        #"{"kind": "weekly_attendance", "every": "month", "emails": ["a@example.org"]}"#, "every", "every week"),
      missing: Refusal(#"{"delivery_id": "nothing", "end": true}"#, "delivery_id", "there is no delivery")),
    IntentCase(
      key: "report.query.list",
      before: [checkedIn, made],
      params: #"{"kind": "weekly_attendance", "period": "2024"}"#,
      result: ["reports[0].id": #""weekly_attendance-2024-W47-ko""#, "more": "false"],
      invalid: Refusal(#"{"limit": 0}"#, "limit", "is not from 1 to 1000"),
      missing: Refusal(#"{"kind": "weather"}"#, "kind", "weather")),
    IntentCase(
      key: "report.query.status",
      before: [checkedIn, made],
      params: #"{"report_id": "weekly_attendance-2024-W47-ko"}"#,
      result: ["report.period": #""2024-W47""#, "deliveries": "[]"],
      invalid: Refusal(#"{"report_id": "../etc"}"#, "report_id", "is no report id"),
      missing: Refusal(#"{"report_id": "weekly_attendance-2020-W01-ko"}"#, "report_id", "there is no report")),
  ]
}
