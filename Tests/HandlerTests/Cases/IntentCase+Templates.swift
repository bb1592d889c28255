extension IntentCase {
  static let templates = [
    IntentCase(
      key: "communication.exec.upsert_template",
      params: """
        {"name": "late", "language": "ko", "subject": "{student} 학생 지각", "body": "{day} {class}에 {minutes}분 늦었습니다."}
        """,
      result: [
        "replaced": #""standard""#, "changed": #"["subject","body"]"#, "preview.subject": #""홍길동 학생 지각""#,
      ],
      invalid: Refusal(
        #"{"name": "late", "language": "ko", "subject": "지각", "body": "{teacher} 선생님"}"#, "body",
        "{teacher} is not among the placeholders"),
      missing: Refusal(
        #"{"name": "late", "language": "ko", "subject": "지각", "body": "x", "placeholders": {"day": "day"}}"#,
        "placeholders", "keeps its placeholders")),
    IntentCase(
      key: "communication.query.preview_template",
      params: #"{"template": "late", "language": "ko", "values": {"student": "이바다", "minutes": 20}}"#,
      result: [
        "previews[0].missing": #"["day","class"]"#, "previews[0].own": "false",
        "previews[0].subject": #""[우리 학원] 이바다 학생 지각 안내""#,
      ],
      invalid: Refusal(#"{"template": "late", "values": {"minutes": "20"}}"#, "values.minutes", "a whole number"),
      missing: Refusal(#"{"template": "nothing"}"#, "template", "there is no template")),
  ]

  static let messageQueries = [
    IntentCase(
      key: "communication.query.delivery_status",
      before: [written],
      sql: [known],
      params: #"{"message_id": "<m-1@academy.invalid>"}"#,
      result: ["counts": #"{"sent":1}"#, "messages[0].recipient": #""guardian/3""#, "receipts": "[]"],
      invalid: Refusal(#"{"limit": 0}"#, "limit", "is not from 1"),
      missing: Refusal(#"{"job_id": "job-never"}"#, "job_id", "there are no messages of")),
    IntentCase(
      key: "communication.query.message_history",
      before: [written],
      params: #"{"student_id": "s-002"}"#,
      result: ["total": "1", "messages[0].subject": #""휴원 안내""#, "more": "false"],
      invalid: Refusal(#"{}"#, "student_id", "give either"),
      missing: Refusal(#"{"staff_id": "t-9"}"#, "staff_id", "nobody of the staff")),
  ]
}
