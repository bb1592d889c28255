extension StandardTemplates {
  /// What guardians are told of attendance.
  static let attendance = pair(
    "late", ["student": .text, "class": .text, "day": .day, "minutes": .number],
    ko: (
      "[지각 안내] {student} 학생",
      """
      안녕하세요.

      {student} 학생이 {day} {class} 수업에 {minutes}분 늦게 도착했습니다.
      확인 부탁드립니다.

      """
    ),
    en: (
      "{student} arrived late",
      """
      Hello,

      {student} arrived late for {class} on {day}, by {minutes} min.
      Please take note.

      """
    ))
}
