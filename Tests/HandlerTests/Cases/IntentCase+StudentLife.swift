extension IntentCase {
  static let guardians = [
    IntentCase(
      key: "student.exec.add_guardian",
      params: #"{"student_id": "s-008", "name": "한가을", "phone": "010-0000-0008", "relation": "어머니"}"#,
      result: ["change": #""added""#, "guardian.name": #""한가을""#],
      invalid: Refusal(#"{"student_id": "s-008", "name": "한가을"}"#, "email", "is missing, and phone too"),
      missing: Refusal(
        #"{"student_id": "s-999", "name": "한가을", "phone": "010-0000-0008"}"#, "student_id", "there is no student")),
    IntentCase(
      key: "student.exec.set_guardian_contact",
      params: #"{"student_id": "s-001", "guardian_name": "김보라", "phone": "+82-10-0000-0001", "channel": "phone"}"#,
      result: ["after.channel": #""phone""#, "before.phone": "null", "student_ids": #"["s-001"]"#],
      invalid: Refusal(
        #"{"student_id": "s-001", "guardian_name": "김보라", "email": "bora"}"#, "email", "is no e-mail address"),
      missing: Refusal(#"{"guardian_id": 999, "language": "en"}"#, "guardian_id", "there is no guardian 999")),
  ]

  static let enrollmentChanges = [
    IntentCase(
      key: "student.exec.transfer_class",
      params: #"{"student_id": "s-002", "from_class_id": "math-a", "to_class_id": "sci-c"}"#,
      result: ["from.enrolled": "3", "to.enrolled": "4"],
      invalid: Refusal(
        #"{"student_id": "s-002", "from_class_id": "math-a", "to_class_id": "math-a"}"#, "to_class_id",
        "is the class that is to be left"),
      missing: Refusal(
        #"{"student_id": "s-002", "from_class_id": "math-a", "to_class_id": "art"}"#, "to_class_id",
        "there is no class art")),
    IntentCase(
      key: "student.exec.pause_enrollment",
      params: #"{"student_id": "s-004", "until": "2999-03-02", "reason": "여행"}"#,
      result: ["status": #""paused""#, "class_ids": #"["eng-b","math-a"]"#],
      invalid: Refusal(
        #"{"student_id": "s-004", "until": "2020-01-01", "reason": "x"}"#, "until", "is not after today"),
      missing: Refusal(#"{"student_id": "s-999", "reason": "x"}"#, "student_id", "there is no student")),
    IntentCase(
      key: "student.exec.resume_enrollment",
      before: [Step("student.exec.pause_enrollment", #"{"student_id": "s-004", "reason": "여행"}"#)],
      params: #"{"student_id": "s-004"}"#,
      result: ["was": #""paused""#, "class_ids": #"["eng-b","math-a"]"#],
      invalid: Refusal(#"{"student_id": ""}"#, "student_id", "is no id"),
      missing: Refusal(#"{"student_id": "s-999"}"#, "student_id", "there is no student")),
    IntentCase(
      key: "student.exec.discharge",
      params: #"{"student_id": "s-004", "reason": "이사"}"#,
      result: ["class_ids": #"["eng-b","math-a"]"#, "open_invoices": "[]", "open_tasks": "0"],
      invalid: Refusal(
        #"{"student_id": "s-004", "reason": "x", "left_on": "2999-01-01"}"#, "left_on", "has not come yet"),
      missing: Refusal(#"{"student_id": "s-999", "reason": "x"}"#, "student_id", "there is no student")),
  ]

  static let studentQueries = [
    IntentCase(
      key: "student.query.profile",
      before: [Step("attendance.exec.check_in", #"{"student_id": "s-002"}"#)],
      params: #"{"student_id": "s-002"}"#,
      result: [
        "student.name": #""이바다""#, "guardians[0].name": #""이강""#, "classes[0].id": #""math-a""#,
        "balances": "[]", "open_tasks": "[]",
      ],
      invalid: Refusal(#"{"student_id": 2}"#, "student_id", "expected"),
      missing: Refusal(#"{"student_id": "s-999"}"#, "student_id", "there is no student s-999")),
    IntentCase(
      key: "student.query.search",
      params: #"{"query": "sample"}"#,
      result: [
        "students[0].id": #""s-004""#, "students[1].name": #""Noah Sample""#, "more": "false",
        "students[0].guardians[0].name": #""Olivia Sample""#,
      ],
      invalid: Refusal(#"{"query": "", "limit": 5}"#, "query", "empty"),
      missing: Refusal(#"{"query": "sample", "class_id": "art"}"#, "class_id", "there is no class art")),
  ]
}
