extension IntentCase {
  static let reports = [
    IntentCase(
      key: "report.exec.weekly_attendance",
      before: [Step("attendance.exec.check_in", #"{"student_id": "s-002", "at": "2024-11-22T16:20:00+09:00"}"#)],
      params: #"{"week_of": "2024-11-22"}"#,
      result: ["week": #""2024-W47""#, "total.late": "1"],
      invalid: Refusal(#"{"week_of": "2024-W47"}"#, "week_of", "is no day"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class"))
  ]
}
