extension IntentCase {
  private static let checkedIn = Step(
    "attendance.exec.check_in", #"{"student_id": "s-002", "at": "2024-11-22T16:20:00+09:00"}"#)

  static let attendance = [
    IntentCase(
      key: "attendance.exec.check_in",
      params: #"{"student_id": "s-002", "at": "2024-11-22T16:20:00+09:00"}"#,
      result: ["status": #""late""#, "minutes_late": "20", "changed": "true"],
      invalid: Refusal(#"{"student_id": "s-002", "at": "yesterday"}"#, "at", "is no time"),
      missing: Refusal(#"{"student_id": "s-999"}"#, "student_id", "there is no student s-999")),
    IntentCase(
      key: "attendance.exec.mark_absent",
      params: #"{"class_id": "math-a", "student_id": "s-002", "day": "2024-11-22", "reason": "감기"}"#,
      result: ["marked": #"["s-002"]"#],
      invalid: Refusal(#"{"class_id": "math-a", "day": "2026-02-30"}"#, "day", "is no day"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class art")),
    IntentCase(
      key: "attendance.exec.notify_guardians_late",
      before: [checkedIn],
      params: #"{"day": "2024-11-22"}"#,
      result: ["notified[0].recipient": #""이강""#, "notified[0].channel": #""email""#],
      invalid: Refusal(#"{"day": "soon"}"#, "day", "is no day"),
      missing: Refusal(#"{"day": "2024-11-22", "student_id": "s-999"}"#, "student_id", "there is no student")),
    IntentCase(
      key: "attendance.query.daily_summary",
      before: [checkedIn],
      params: #"{"day": "2024-11-22", "class_id": "math-a"}"#,
      result: ["classes[0].late[0].student_id": #""s-002""#, "classes[0].enrolled": "4"],
      invalid: Refusal(#"{"day": 1}"#, "day", "expected"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class art")),
  ]
}
