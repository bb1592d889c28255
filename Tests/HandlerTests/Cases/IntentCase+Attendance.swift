extension IntentCase {
  static let attendance = attendanceRecords + attendanceNotices + attendanceQueries

  /// s-002 came to math-a 20 minutes late.
  static let checkedIn = Step(
    "attendance.exec.check_in", #"{"student_id": "s-002", "at": "2024-11-22T16:20:00+09:00"}"#)
  /// s-003 did not come to math-a.
  static let absent = Step(
    "attendance.exec.mark_absent", #"{"class_id": "math-a", "student_id": "s-003", "day": "2024-11-22"}"#)

  private static let attendanceRecords = [
    IntentCase(
      key: "attendance.exec.check_in",
      params: #"{"student_id": "s-002", "at": "2024-11-22T16:20:00+09:00"}"#,
      result: ["status": #""late""#, "minutes_late": "20", "changed": "true", "session": #""regular""#],
      invalid: Refusal(#"{"student_id": "s-002", "at": "yesterday"}"#, "at", "is no time"),
      missing: Refusal(#"{"student_id": "s-999"}"#, "student_id", "there is no student s-999")),
    IntentCase(
      key: "attendance.exec.check_out",
      before: [checkedIn],
      params: #"{"student_id": "s-002", "at": "2024-11-22T17:00:30+09:00"}"#,
      result: ["minutes_attended": "40", "class_id": #""math-a""#, "changed": "true"],
      invalid: Refusal(
        #"{"student_id": "s-002", "at": "2024-11-22T16:00:00+09:00"}"#, "at", "is before the student came"),
      missing: Refusal(#"{"student_id": "s-003", "at": "2024-11-22T17:00:00+09:00"}"#, nil, "is not checked in")),
    IntentCase(
      key: "attendance.exec.mark_absent",
      params: #"{"class_id": "math-a", "student_id": "s-002", "day": "2024-11-22", "reason": "감기"}"#,
      result: ["marked": #"["s-002"]"#, "session": #""regular""#],
      invalid: Refusal(#"{"class_id": "math-a", "day": "2026-02-30"}"#, "day", "is no day"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class art")),
    IntentCase(
      key: "attendance.exec.mark_excused",
      before: [absent],
      params: #"{"student_id": "s-003", "day": "2024-11-22", "reason": "가족 여행"}"#,
      result: ["excused": #"["math-a"]"#],
      invalid: Refusal(#"{"student_id": "s-003", "day": "2024-11-22", "reason": ""}"#, "reason", "is empty"),
      missing: Refusal(
        #"{"student_id": "s-003", "class_id": "art", "reason": "x"}"#, "class_id", "there is no class art")),
    IntentCase(
      key: "attendance.exec.correct_record",
      before: [checkedIn],
      params: """
        {"student_id": "s-002", "class_id": "math-a", "day": "2024-11-22", "status": "present",
          "checked_in_at": "2024-11-22T16:02:00+09:00", "why": "시계가 틀렸음", "requested_by": "desk"}
        """,
      result: ["before.status": #""late""#, "after.status": #""present""#, "changed": "true"],
      invalid: Refusal(
        #"{"student_id": "s-002", "class_id": "math-a", "day": "2024-11-22", "status": "present", "why": "x"}"#,
        "requested_by", "who corrects it?"),
      missing: Refusal(
        """
        {"student_id": "s-003", "class_id": "math-a", "day": "2024-11-22", "status": "late", "why": "x",
          "requested_by": "desk"}
        """, nil, "nothing is recorded of")),
    IntentCase(
      key: "attendance.exec.bulk_check_in",
      params: """
        {"class_id": "math-a", "at": "2024-11-22T16:00:00+09:00",
          "students": [{"student_id": "s-001"}, {"student_id": "s-003", "at": "2024-11-22T16:30:00+09:00"}]}
        """,
      result: ["changed": "2", "late": "1", "students[1].minutes_late": "30"],
      invalid: Refusal(
        #"{"class_id": "math-a", "students": [{"student_id": "s-001"}, {"student_id": "s-001"}]}"#,
        "students[1].student_id", "is in students[0] already"),
      missing: Refusal(
        #"{"class_id": "math-a", "students": [{"student_id": "s-001"}, {"student_id": "s-999"}]}"#,
        "students[1].student_id", "there is no student")),
  ]
}
