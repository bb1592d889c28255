extension IntentCase {
  static let classes = classEnrollments + classSessions + classQueries

  private static let classEnrollments = [
    IntentCase(
      key: "class.exec.enroll_student",
      params: #"{"student_id": "s-006", "class_id": "math-a"}"#,
      result: ["changed": "true"],
      invalid: Refusal(#"{"student_id": "", "class_id": "math-a"}"#, "student_id", "is no id"),
      missing: Refusal(#"{"student_id": "s-006", "class_id": "art"}"#, "class_id", "there is no class")),
    IntentCase(
      key: "class.exec.withdraw_student",
      params: #"{"student_id": "s-001", "class_id": "math-a"}"#,
      result: ["changed": "true", "enrolled": "3"],
      invalid: Refusal(
        #"{"student_id": "s-001", "class_id": "math-a", "on": "2024-01-01"}"#, "on", "comes before the enrollment"),
      missing: Refusal(#"{"student_id": "s-006", "class_id": "math-a"}"#, nil, "was never enrolled in")),
    IntentCase(
      key: "class.exec.create",
      params: """
        {"class_id": "art", "name": "미술", "days": "mon/wed", "starts_at": "16:00", "minutes": 90, "room": "201",
          "capacity": 6}
        """,
      result: ["class_id": #""art""#, "clashes": "[]"],
      invalid: Refusal(#"{"name": "미술", "capacity": 0}"#, "capacity", "is not from 1 to 10000"),
      missing: Refusal(#"{"name": "미술", "teacher_id": "t-9"}"#, "teacher_id", "there is nobody of the staff")),
    IntentCase(
      key: "class.exec.archive",
      params: #"{"class_id": "math-a"}"#,
      result: ["withdrawn": #"["s-001","s-002","s-003","s-004"]"#, "changed": "true"],
      invalid: Refusal(#"{"class_id": "math-a", "on": "2999-01-01"}"#, "on", "has not come yet"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class art")),
    IntentCase(
      key: "class.exec.assign_teacher",
      params: #"{"class_id": "math-a", "teacher_id": "t-1", "name": "문새롬", "email": "moon@example.org"}"#,
      result: ["added": "true", "changed": "true", "teacher": #""문새롬""#],
      invalid: Refusal(
        #"{"class_id": "math-a", "name": "문새롬"}"#, "name", "has neither email nor phone"),
      missing: Refusal(
        #"{"class_id": "math-a", "teacher_id": "t-9"}"#, "teacher_id", "there is nobody of the staff with the id t-9")),
  ]
}
