extension IntentCase {
  static let students = [
    IntentCase(
      key: "student.exec.import_csv",
      params: #"{"csv": "student_id,student_name\ns-101,나무\n"}"#,
      result: ["students_added": "1", "bad_rows": "0"],
      invalid: Refusal(#"{"csv": "id\n1\n"}"#, "csv", "there is no column"),
      missing: Refusal(#"{"file": "nothing.csv"}"#, "file", "nothing.csv")),
    IntentCase(
      key: "student.exec.register",
      params: #"{"student_id": "s-100", "name": "나무", "guardians": [{"name": "숲", "phone": "010-0000-0000"}]}"#,
      result: ["student_id": #""s-100""#, "guardians_added": "1"],
      invalid: Refusal(#"{"name": ""}"#, "name", "empty"),
      missing: Refusal(#"{"name": "나무", "class_ids": ["art"]}"#, "class_ids[0]", "there is no class")),
  ]
}
