extension StandardTemplates {
  /// What guardians are told of bills.
  static let billing = pair(
    "overdue", ["student": .text, "invoice": .text, "description": .text, "due": .day, "outstanding": .money],
    ko: (
      "[납부 안내] {student} 학생 {description}",
      """
      안녕하세요.

      {student} 학생의 {description} 납부 기한({due})이 지났습니다.
      미납 금액: {outstanding} (청구서 {invoice})
      이미 납부하셨다면 이 안내는 무시해 주세요.

      """
    ),
    en: (
      "Payment overdue: {description} for {student}",
      """
      Hello,

      The invoice {invoice} for {student} ({description}) was due on {due}.
      Amount outstanding: {outstanding}
      If you have paid in the meantime, please ignore this message.

      """
    ))
}
