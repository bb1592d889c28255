extension IntentCase {
  static let attendanceNotices = [
    IntentCase(
      key: "attendance.exec.notify_guardians_late",
      before: [checkedIn],
      params: #"{"day": "2024-11-22"}"#,
      result: ["notified[0].recipient": #""이강""#, "notified[0].channel": #""email""#],
      invalid: Refusal(#"{"day": "soon"}"#, "day", "is no day"),
      missing: Refusal(#"{"day": "2024-11-22", "student_id": "s-999"}"#, "student_id", "there is no student")),
    IntentCase(
      key: "attendance.exec.notify_guardians_absent",
      before: [checkedIn, absent],
      params: #"{"day": "2024-11-22"}"#,
      result: ["notified[0].recipient": #""박노을""#, "notified[0].student_id": #""s-003""#],
      invalid: Refusal(#"{"day": "2999-01-01"}"#, "day", "has not come yet"),
      missing: Refusal(#"{"day": "2024-11-21"}"#, nil, "no attendance is recorded on 2024-11-21")),
    IntentCase(
      key: "attendance.exec.flag_chronic_absence",
      before: [checkedIn, absent],
      params: #"{"from": "2024-11-01", "to": "2024-11-30", "min_absences": 1}"#,
      result: ["flagged[0].student_id": #""s-003""#, "flagged[0].absent": "1", "already_flagged": "[]"],
      invalid: Refusal(
        #"{"from": "2024-11-01", "to": "2024-11-30", "min_absences": 1, "min_percent": 10}"#, "min_absences",
        "either min_absences or min_percent"),
      missing: Refusal(#"{"from": "2024-11-01", "min_absences": 1}"#, "to", "is missing")),
    IntentCase(
      key: "attendance.exec.remind_unmarked_classes",
      before: [
        Step("class.exec.create", #"{"class_id": "art", "name": "미술", "days": "mon tue wed thu fri sat sun"}"#),
        Step("class.exec.enroll_student", #"{"class_id": "art", "student_id": "s-008"}"#),
        Step(
          "class.exec.assign_teacher",
          #"{"class_id": "art", "teacher_id": "t-1", "name": "문새롬", "email": "moon@example.org"}"#),
      ],
      params: #"{"class_id": "art"}"#,
      result: ["met": "1", "unmarked[0].students": #"["s-008"]"#, "notified[0].recipient": #""문새롬""#],
      invalid: Refusal(#"{"day": "2999-01-01"}"#, "day", "has not come yet"),
      missing: Refusal(#"{"class_id": "music"}"#, "class_id", "there is no class music")),
  ]
}
