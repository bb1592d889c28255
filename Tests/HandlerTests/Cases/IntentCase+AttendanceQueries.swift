extension IntentCase {
  static let attendanceQueries = [
    IntentCase(
      key: "attendance.query.daily_summary",
      before: [checkedIn],
      params: #"{"day": "2024-11-22", "class_id": "math-a"}"#,
      result: [
        "classes[0].late[0].student_id": #""s-002""#, "classes[0].enrolled": "4", "classes[0].session": #""regular""#,
      ],
      invalid: Refusal(#"{"day": 1}"#, "day", "expected"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class art")),
    IntentCase(
      key: "attendance.query.student_history",
      before: [checkedIn],
      params: #"{"student_id": "s-002", "from": "2024-11-01", "to": "2024-11-30"}"#,
      result: ["counts.late": "1", "rate": "1000", "days[0].day": #""2024-11-22""#, "more": "false"],
      invalid: Refusal(
        #"{"student_id": "s-002", "from": "2024-11-30", "to": "2024-11-01"}"#, "to", "comes before from"),
      missing: Refusal(#"{"student_id": "s-999"}"#, "student_id", "there is no student s-999")),
    IntentCase(
      key: "attendance.query.class_rate",
      before: [checkedIn, absent],
      params: #"{"from": "2024-11-01", "to": "2024-11-30", "by": "week"}"#,
      result: [
        "rates[0].class_id": #""math-a""#, "rates[0].stretch": #""2024-W47""#, "rates[0].rate": "500", "more": "false",
      ],
      invalid: Refusal(#"{"by": "year"}"#, "by", "expected one of"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class art")),
  ]
}
