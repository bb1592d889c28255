extension StandardTemplates {
  /// What academies tell guardians apart from attendance and bills.
  static let communication =
    pair(
      "announcement", ["title": .text, "text": .text],
      ko: (
        "[{academy}] {title}",
        """
        안녕하세요, {academy}입니다.

        {text}

        궁금하신 점은 언제든지 학원으로 문의해 주시기 바랍니다.
        감사합니다.

        {academy} 드림

        """
      ),
      en: (
        "[{academy}] {title}",
        """
        Dear {recipient},

        {text}

        Please contact us if you have any questions.

        Kind regards,
        {academy}

        """
      ))
    + pair(
      "closed", ["day": .day, "reason": .text],
      ko: (
        "[{academy}] {day} 휴원 안내",
        """
        안녕하세요, {academy}입니다.

        아래와 같이 휴원하게 되어 안내드립니다.

        - 휴원일: {day}
        - 사유: {reason}

        휴원일에는 모든 수업이 없으니 착오 없으시기 바랍니다.
        감사합니다.

        {academy} 드림

        """
      ),
      en: (
        "[{academy}] Closed on {day}",
        """
        Dear {recipient},

        {academy} will be closed on {day}, and there will be no classes on that day.
        Reason: {reason}

        Kind regards,
        {academy}

        """
      ))
}
