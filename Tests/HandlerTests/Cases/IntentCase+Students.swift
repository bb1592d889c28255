extension IntentCase {
  static let students = studentRecords + guardians + enrollmentChanges + studentQueries

  private static let studentRecords = [
    IntentCase(
      key: "student.exec.import_csv",
      params: #"{"csv": "student_id,student_name\ns-101,나무\n"}"#,
      result: ["students_added": "1", "bad_rows": "0"],
      invalid: Refusal(#"{"csv": "id\n1\n"}"#, "csv", "there is no column"),
      missing: Refusal(#"{"file": "nothing.csv"}"#, "file", "nothing.csv")),
    IntentCase(
      key: "student.exec.export_csv",
      params: #"{"class_id": "math-a"}"#,
      result: ["students": "4", "rows": "5"],
      invalid: Refusal(#"{"status": "gone"}"#, "status", "expected one of"),
      missing: Refusal(#"{"class_id": "art"}"#, "class_id", "there is no class art")),
    IntentCase(
      key: "student.exec.register",
      params: #"{"student_id": "s-100", "name": "나무", "guardians": [{"name": "숲", "phone": "010-0000-0000"}]}"#,
      result: ["student_id": #""s-100""#, "guardians_added": "1"],
      invalid: Refusal(#"{"name": ""}"#, "name", "empty"),
      missing: Refusal(#"{"name": "나무", "class_ids": ["art"]}"#, "class_ids[0]", "there is no class")),
    IntentCase(
      key: "student.exec.update_profile",
      params: #"{"student_id": "s-001", "school": "한빛중학교", "birthday": "2012-03-05"}"#,
      result: [
        "changes[0].field": #""birthday""#, "changes[1].after": #""한빛중학교""#, "changes[1].before": "null",
      ],
      invalid: Refusal(#"{"student_id": "s-001", "birthday": "2012-02-30"}"#, "birthday", "is no day"),
      missing: Refusal(#"{"student_id": "s-999", "school": "x"}"#, "student_id", "there is no student s-999")),
    IntentCase(
      key: "student.exec.merge_duplicates",
      params: #"{"keep": "s-001", "merge": "s-003"}"#,
      result: ["enrollment_conflicts": #"["math-a"]"#, "moved[0].table": #""enrollments""#],
      invalid: Refusal(#"{"keep": "s-001", "merge": "s-001"}"#, "merge", "is the student who is to be kept"),
      missing: Refusal(#"{"keep": "s-001", "merge": "s-999"}"#, "merge", "there is no student s-999")),
    IntentCase(
      key: "student.exec.assign_task",
      params: #"{"student_id": "s-001", "title": "학부모 상담 일정 잡기", "due_on": "2999-01-31"}"#,
      result: ["student_id": #""s-001""#, "notified": "[]"],
      invalid: Refusal(
        #"{"student_id": "s-001", "title": "x", "due_on": "2020-01-01"}"#, "due_on", "2020-01-01 has passed"),
      missing: Refusal(
        #"{"student_id": "s-001", "title": "x", "assigned_to": "t-99"}"#, "assigned_to", "nobody of the staff")),
  ]
}
