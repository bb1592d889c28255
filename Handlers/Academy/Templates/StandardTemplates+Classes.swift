extension StandardTemplates {
  /// What guardians are told of classes: sessions that are cancelled or added, and new timetables. Those for a class
  /// whose room is known are templates of their own, so that nobody reads of an unknown room.
  static let classes =
    sessionCancelled + makeup("makeup_session", [:], ko: "", en: "")
    + makeup("makeup_session_in_room", ["room": .text], ko: "\n- 장소: {room}", en: "\n- Room: {room}")
    + timetable("timetable_change", [:], ko: "", en: "")
    + timetable("timetable_change_in_room", ["room": .text], ko: "\n- 장소: {room}", en: "\n- Room: {room}")

  private static let sessionCancelled = letter(
    "session_cancelled", ["class": .text, "day": .day, "reason": .text],
    ko: (
      "휴강 안내: {class} {day}",
      """
      {day} {class} 수업이 휴강되어 안내드립니다.

      - 사유: {reason}

      양해 부탁드립니다.
      """
    ),
    en: (
      "No class: {class}, {day}",
      """
      {class} is cancelled on {day}.
      Reason: {reason}

      We apologize for the inconvenience.
      """
    ))

  private static func makeup(
    _ name: String, _ more: [String: PlaceholderType], ko: String, en: String
  ) -> [MessageTemplate] {
    letter(
      name, ["class": .text, "day": .day, "time": .time].merging(more) { first, _ in first },
      ko: (
        "보강 안내: {class} {day}",
        "{class} 보강 수업이 있어 안내드립니다.\n\n- 일시: {day} {time}\(ko)\n\n참석 부탁드립니다."
      ),
      en: (
        "Extra session: {class}, {day}",
        "{class} has an extra session.\n\n- When: {day}, {time}\(en)\n\nWe look forward to seeing your child."
      ))
  }

  private static func timetable(
    _ name: String, _ more: [String: PlaceholderType], ko: String, en: String
  ) -> [MessageTemplate] {
    letter(
      name, ["class": .text, "days": .text, "time": .time].merging(more) { first, _ in first },
      ko: (
        "시간표 변경 안내: {class}",
        "{class} 수업 시간표가 변경되어 안내드립니다.\n\n- 요일: {days}\n- 시작 시간: {time}\(ko)\n\n착오 없으시기 바랍니다."
      ),
      en: (
        "New timetable: {class}",
        "The timetable of {class} has changed.\n\n- Days: {days}\n- Starts at: {time}\(en)\n\nPlease take note."
      ))
  }
}
