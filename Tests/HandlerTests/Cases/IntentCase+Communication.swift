import IntentModel

extension IntentCase {
  static let communication = sending + choosing + templates + messageQueries

  /// 이강 was written to of s-002; the message has an id that tests know.
  static let written = Step(
    "communication.exec.send_message", #"{"student_id": "s-002", "subject": "휴원 안내", "body": "내일은 쉽니다."}"#)
  static let known = "UPDATE messages SET message_id = '<m-1@academy.invalid>'"
  static let refused = "UPDATE messages SET status = 'refused', detail = 'no such mailbox'"
  static let staff =
    "INSERT INTO staff (id, name, role, email, language) VALUES ('t-1', '고은', 'teacher', 't@x.org', 'ko')"

  private static let nextMonth = (SystemClock().now() + .seconds(30 * 86_400)).rfc3339
  private static let lately = (SystemClock().now() - .seconds(2 * 86_400)).day

  private static let sending = [
    IntentCase(
      key: "communication.exec.send_message",
      params: #"{"student_id": "s-002", "subject": "휴원 안내", "body": "내일은 쉽니다."}"#,
      result: ["notified[0].recipient": #""이강""#],
      invalid: Refusal(#"{"student_id": "s-002", "subject": "x", "body": " "}"#, "body", "is empty"),
      missing: Refusal(
        #"{"student_id": "s-999", "subject": "x", "body": "x"}"#, "student_id", "there is no student")),
    IntentCase(
      key: "communication.exec.send_template",
      params: #"{"student_id": "s-002", "template": "closed", "values": {"day": "2024-11-25", "reason": "공휴일"}}"#,
      result: ["notified[0].recipient": #""이강""#],
      invalid: Refusal(
        #"{"student_id": "s-002", "template": "closed", "values": {"day": "soon", "reason": "x"}}"#, "values.day",
        "takes a day"),
      missing: Refusal(#"{"student_id": "s-002", "template": "nothing"}"#, "template", "there is no template")),
    IntentCase(
      key: "communication.exec.notify_guardians",
      params: #"{"student_id": "s-001", "subject": "알림", "body": "오늘 보강이 있습니다.", "urgent": true}"#,
      result: ["notified[0].recipient": #""김보라""#, "notified[1].recipient": #""김산""#],
      invalid: Refusal(#"{"student_id": "s-001", "subject": "알림"}"#, "body", "is missing"),
      missing: Refusal(
        #"{"student_id": "s-999", "subject": "x", "body": "x"}"#, "student_id", "there is no student")),
    IntentCase(
      key: "communication.exec.notify_class",
      params: #"{"class_id": "eng-b", "template": "announcement", "values": {"title": "교재", "text": "교재를 준비해 주세요."}}"#,
      result: ["notified[0].recipient": #""Olivia Sample""#, "notified[0].language": #""en""#],
      invalid: Refusal(
        #"{"class_id": "eng-b", "template": "announcement", "subject": "x"}"#, "subject", "has its own text"),
      missing: Refusal(#"{"class_id": "art", "subject": "x", "body": "x"}"#, "class_id", "there is no class")),
    IntentCase(
      key: "communication.exec.notify_staff",
      sql: [staff],
      params: #"{"role": "teacher", "subject": "회의", "body": "금요일 회의가 있습니다."}"#,
      result: ["notified[0].recipient": #""고은""#],
      invalid: Refusal(#"{"subject": "x", "body": "x"}"#, "all", "give either"),
      missing: Refusal(
        #"{"staff_ids": ["t-1", "t-9"], "subject": "x", "body": "x"}"#, "staff_ids[1]", "nobody of the staff")),
  ]

  private static let choosing = [
    IntentCase(
      key: "communication.exec.send_bulk",
      params:
        #"{"class_ids": ["eng-b", "sci-c"], "template": "closed", "values": {"day": "2024-11-25", "reason": "공휴일"}}"#,
      result: ["count": "5", "students": "6", "without_guardian": #"["s-008"]"#],
      invalid: Refusal(#"{"subject": "x", "body": "x"}"#, "all", "say whom to write to"),
      missing: Refusal(
        #"{"class_ids": ["eng-b", "art"], "subject": "x", "body": "x"}"#, "class_ids[1]", "there is no class art")),
    IntentCase(
      key: "communication.exec.schedule_message",
      params: #"{"run_at": "\#(nextMonth)", "class_id": "math-a", "subject": "x", "body": "y"}"#,
      result: ["recipients": "5", "run_at": #""\#(nextMonth)""#],
      invalid: Refusal(
        #"{"run_at": "2024-11-22T09:00:00+09:00", "class_id": "math-a", "subject": "x", "body": "y"}"#, "run_at",
        "has passed"),
      missing: Refusal(
        #"{"run_at": "\#(nextMonth)", "guardian_ids": [99], "subject": "x", "body": "y"}"#,
        "guardian_ids[0]", "there is no guardian 99")),
    IntentCase(
      key: "communication.exec.resend_failed",
      before: [written],
      sql: [refused],
      params: #"{"from": "\#(lately)"}"#,
      result: ["notified[0].recipient": #""이강""#, "more": "false"],
      invalid: Refusal(#"{"from": "2026-02-01", "to": "2026-01-01"}"#, "to", "comes before"),
      missing: Refusal(#"{"event": "late/never"}"#, "event", "there are no messages of")),
    IntentCase(
      key: "communication.exec.unsubscribe",
      params: #"{"address": "Gang.Lee@example.org", "template": "closed", "reason": "문자로 충분합니다"}"#,
      result: ["recipients[0].name": #""이강""#, "recipients[0].changed": "true", "template": #""closed""#],
      invalid: Refusal(#"{"guardian_id": 1, "address": "x@y.org"}"#, "guardian_id", "give either"),
      missing: Refusal(#"{"guardian_id": 99}"#, "guardian_id", "there is no guardian 99")),
    IntentCase(
      key: "communication.exec.record_delivery_receipt",
      before: [written],
      sql: [known],
      params: #"{"message_id": "m-1@academy.invalid", "status": "bounced", "detail": "550 no such user"}"#,
      result: ["status": #""bounced""#, "changed": "true"],
      invalid: Refusal(#"{"message_id": "m-1@academy.invalid", "status": "lost"}"#, "status", "delivered"),
      missing: Refusal(
        #"{"message_id": "m-9@academy.invalid", "status": "delivered"}"#, "message_id", "no message of the id")),
  ]
}
