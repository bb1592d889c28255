extension StandardTemplates {
  /// What guardians are told of bills.
  static let billing = invoice + overdue

  private static let invoice = letter(
    "invoice",
    [
      "student": .text, "invoice": .text, "description": .text, "lines": .text, "total": .money, "outstanding": .money,
      "due": .day,
    ],
    ko: (
      "{student} 학생 {description} 청구서",
      """
      {student} 학생의 {description} 청구 내역을 안내드립니다.

      {lines}

      - 합계: {total}
      - 납부하실 금액: {outstanding}
      - 납부 기한: {due}
      - 청구서 번호: {invoice}

      입금하실 때 청구서 번호를 적어 주시면 바로 확인할 수 있습니다.
      """
    ),
    en: (
      "Invoice: {description} for {student}",
      """
      Please find below the invoice for {student} ({description}).

      {lines}

      - Total: {total}
      - Amount to pay: {outstanding}
      - Due date: {due}
      - Invoice number: {invoice}

      Please quote the invoice number with your transfer.
      """
    ))

  private static let overdue = letter(
    "overdue", ["student": .text, "invoice": .text, "description": .text, "due": .day, "outstanding": .money],
    ko: (
      "{student} 학생 {description} 납부 안내",
      """
      {student} 학생의 {description} 납부 기한이 지나 안내드립니다.

      - 청구서 번호: {invoice}
      - 납부 기한: {due}
      - 미납 금액: {outstanding}

      이미 납부하셨다면 이 안내는 보지 않으셔도 됩니다.
      납부와 관련하여 궁금하신 점은 언제든지 학원으로 문의해 주시기 바랍니다.
      """
    ),
    en: (
      "Payment reminder: {description} for {student}",
      """
      This is a reminder that the following payment for {student} is past its due date.

      - Invoice: {invoice} ({description})
      - Due date: {due}
      - Amount outstanding: {outstanding}

      If you have already paid, please disregard this message.
      Please contact us if you have any questions about this invoice.
      """
    ))
}
