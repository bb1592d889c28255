extension IntentCase {
  static let classes = [
    IntentCase(
      key: "class.exec.enroll_student",
      params: #"{"student_id": "s-006", "class_id": "math-a"}"#,
      result: ["changed": "true"],
      invalid: Refusal(#"{"student_id": "", "class_id": "math-a"}"#, "student_id", "is no id"),
      missing: Refusal(#"{"student_id": "s-006", "class_id": "art"}"#, "class_id", "there is no class"))
  ]
}
