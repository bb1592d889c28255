extension StandardTemplates {
  /// What guardians and staff are told of attendance.
  static let attendance = late + absent + unmarked + chronicAbsence

  private static let late = letter(
    "late", ["student": .text, "class": .text, "day": .day, "minutes": .number],
    ko: (
      "{student} 학생 지각 안내",
      """
      {student} 학생이 {day} {class} 수업에 {minutes}분 늦게 도착하여 안내드립니다.
      늦은 사유가 있다면 학원으로 알려 주시기 바랍니다.
      """
    ),
    en: (
      "{student} arrived late",
      """
      {student} arrived {minutes} min late for {class} on {day}.
      If there was a reason for this, please let us know.
      """
    ))

  private static let absent = letter(
    "absent", ["student": .text, "class": .text, "day": .day],
    ko: (
      "{student} 학생 결석 안내",
      """
      {student} 학생이 {day} {class} 수업에 출석하지 않아 안내드립니다.
      결석 사유가 있다면 학원으로 알려 주시기 바랍니다.
      """
    ),
    en: (
      "{student} was absent",
      """
      {student} did not attend {class} on {day}.
      If there was a reason for this, please let us know.
      """
    ))

  private static let unmarked = letter(
    "unmarked", ["class": .text, "day": .day, "count": .number, "students": .text],
    ko: (
      "출석 확인 요청: {class} {day}",
      """
      {day} {class} 수업의 출석이 아직 기록되지 않은 학생이 {count}명 있습니다.

      {students}

      출석 여부를 기록해 주시기 바랍니다.
      """
    ),
    en: (
      "Attendance missing: {class}, {day}",
      """
      The attendance of {count} student(s) of {class} on {day} is not recorded yet:

      {students}

      Please record who came.
      """
    ))

  private static let chronicAbsence = letter(
    "chronic_absence", ["from": .day, "to": .day, "count": .number, "students": .text],
    ko: (
      "결석이 잦은 학생 {count}명",
      """
      {from}부터 {to}까지 결석이 잦은 학생이 {count}명 있습니다. (결석 / 전체 수업)

      {students}

      학생마다 확인할 일을 등록해 두었습니다. 보호자와 상담해 주시기 바랍니다.
      """
    ),
    en: (
      "Often absent: {count} student(s)",
      """
      {count} student(s) were often absent (absent / sessions)
      from {from} to {to}:

      {students}

      A task was made for each of them. Please talk to their guardians.
      """
    ))
}
