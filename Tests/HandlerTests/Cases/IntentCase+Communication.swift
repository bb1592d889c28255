extension IntentCase {
  static let communication = [
    IntentCase(
      key: "communication.exec.send_message",
      params: #"{"student_id": "s-002", "subject": "휴원 안내", "body": "내일은 쉽니다."}"#,
      result: ["notified[0].recipient": #""이강""#],
      invalid: Refusal(#"{"student_id": "s-002", "subject": "x", "body": " "}"#, "body", "is empty"),
      missing: Refusal(
        #"{"student_id": "s-999", "subject": "x", "body": "x"}"#, "student_id", "there is no student"))
  ]
}
