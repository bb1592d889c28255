extension StandardTemplates {
  /// What guardians are told of bills.
  static let billing = invoice + overdue

  private static let invoice = pair(
    "invoice",
    [
      "student": .text, "invoice": .text, "description": .text, "lines": .text, "total": .money, "outstanding": .money,
      "due": .day,
    ],
    ko: (
      "[청구서] {student} 학생 {description}",
      """
      안녕하세요.

      {student} 학생의 {description} 청구 내역을 안내드립니다.

      {lines}

      합계: {total}
      납부하실 금액: {outstanding}
      납부 기한: {due}
      청구서 번호: {invoice}

      입금하실 때 청구서 번호를 적어 주시면 바로 확인할 수 있습니다.
      감사합니다.

      """
    ),
    en: (
      "Invoice: {description} for {student}",
      """
      Hello,

      Please find below the invoice for {student} ({description}).

      {lines}

      Total: {total}
      Amount to pay: {outstanding}
      Due: {due}
      Invoice number: {invoice}

      Please quote the invoice number with your transfer.
      Thank you.

      """
    ))

  private static let overdue = pair(
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
