extension StandardTemplates {
  /// What guardians are told of attendance.
  static let attendance = pair(
    "late", ["student": .text, "class": .text, "day": .day, "minutes": .number],
    ko: (
      "[{academy}] {student} 학생 지각 안내",
      """
      안녕하세요, {academy}입니다.

      {student} 학생이 {day} {class} 수업에 {minutes}분 늦게 도착하여 안내드립니다.
      늦은 사유가 있다면 학원으로 알려 주시기 바랍니다.
      감사합니다.

      {academy} 드림

      """
    ),
    en: (
      "[{academy}] {student} arrived late",
      """
      Dear {recipient},

      {student} arrived {minutes} min late for {class} on {day}.
      If there was a reason for this, please let us know.

      Kind regards,
      {academy}

      """
    ))
}
