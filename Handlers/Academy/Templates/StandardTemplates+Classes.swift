extension StandardTemplates {
  /// What guardians are told of classes: sessions that are cancelled or added, and new timetables. Those for a class
  /// whose room is known are templates of their own, so that nobody reads of an unknown room.
  static let classes =
    sessionCancelled + makeup("makeup_session", [:], ko: "", en: "")
    + makeup("makeup_session_in_room", ["room": .text], ko: "\n장소: {room}", en: "\nRoom: {room}")
    + timetable("timetable_change", [:], ko: "", en: "")
    + timetable("timetable_change_in_room", ["room": .text], ko: "\n장소: {room}", en: "\nRoom: {room}")

  private static let sessionCancelled = pair(
    "session_cancelled", ["class": .text, "day": .day, "reason": .text],
    ko: (
      "[휴강 안내] {class} {day}",
      """
      안녕하세요.

      {day} {class} 수업은 휴강합니다.
      사유: {reason}

      양해 부탁드립니다.

      """
    ),
    en: (
      "No class: {class}, {day}",
      """
      Hello,

      {class} is cancelled on {day}.
      Reason: {reason}

      We apologize for the inconvenience.

      """
    ))

  private static func makeup(
    _ name: String, _ more: [String: PlaceholderType], ko: String, en: String
  ) -> [MessageTemplate] {
    pair(
      name, ["class": .text, "day": .day, "time": .time].merging(more) { first, _ in first },
      ko: (
        "[보강 안내] {class} {day}",
        "안녕하세요.\n\n{class} 보강 수업이 있습니다.\n일시: {day} {time}\(ko)\n\n참석 부탁드립니다.\n"
      ),
      en: (
        "Extra session: {class}, {day}",
        "Hello,\n\n{class} has an extra session.\nWhen: {day}, {time}\(en)\n\nWe look forward to seeing your child.\n"
      ))
  }

  private static func timetable(
    _ name: String, _ more: [String: PlaceholderType], ko: String, en: String
  ) -> [MessageTemplate] {
    pair(
      name, ["class": .text, "days": .text, "time": .time].merging(more) { first, _ in first },
      ko: (
        "[시간표 변경 안내] {class}",
        "안녕하세요.\n\n{class} 수업 시간표가 변경되었습니다.\n요일: {days}\n시작 시간: {time}\(ko)\n\n확인 부탁드립니다.\n"
      ),
      en: (
        "New timetable: {class}",
        "Hello,\n\nThe timetable of {class} has changed.\nDays: {days}\nStarts at: {time}\(en)\n\nPlease take note.\n"
      ))
  }
}
