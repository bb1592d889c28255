extension StandardTemplates {
  /// What academies tell guardians apart from attendance, classes and bills.
  static let communication = announcement + closed

  private static let announcement = letter(
    "announcement", ["title": .text, "text": .text],
    ko: (
      "{title}",
      """
      {text}

      궁금하신 점은 언제든지 학원으로 문의해 주시기 바랍니다.
      """
    ),
    en: (
      "{title}",
      """
      {text}

      Please contact us if you have any questions.
      """
    ))

  private static let closed = letter(
    "closed", ["day": .day, "reason": .text],
    ko: (
      "{day} 휴원 안내",
      """
      아래와 같이 휴원하게 되어 안내드립니다.

      - 휴원일: {day}
      - 사유: {reason}

      휴원일에는 모든 수업이 없으니 착오 없으시기 바랍니다.
      """
    ),
    en: (
      "Closed on {day}",
      """
      We will be closed on {day}, and there will be no classes on that day.
      Reason: {reason}
      """
    ))
}
