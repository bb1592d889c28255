extension StandardTemplates {
  /// What guardians and staff are told of attendance.
  static let attendance = late + absent + unmarked + chronicAbsence

  private static let late = pair(
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

  private static let absent = pair(
    "absent", ["student": .text, "class": .text, "day": .day],
    ko: (
      "[결석 안내] {student} 학생",
      """
      안녕하세요.

      {student} 학생이 {day} {class} 수업에 출석하지 않았습니다.
      사정이 있으시면 학원으로 알려 주시기 바랍니다.

      """
    ),
    en: (
      "{student} was absent",
      """
      Hello,

      {student} did not attend {class} on {day}.
      If there is a reason that we should know of, please let us know.

      """
    ))

  private static let unmarked = pair(
    "unmarked", ["class": .text, "day": .day, "count": .number, "students": .text],
    ko: (
      "[출석 확인 요청] {class} {day}",
      """
      안녕하세요.

      {day} {class} 수업의 출석이 아직 기록되지 않은 학생이 {count}명 있습니다.

      {students}

      출석 여부를 기록해 주시기 바랍니다.

      """
    ),
    en: (
      "Attendance missing: {class}, {day}",
      """
      Hello,

      The attendance of {count} student(s) of {class} on {day} is not recorded yet:

      {students}

      Please record who came.

      """
    ))

  private static let chronicAbsence = pair(
    "chronic_absence", ["from": .day, "to": .day, "count": .number, "students": .text],
    ko: (
      "[결석 점검] 결석이 잦은 학생 {count}명",
      """
      안녕하세요.

      {from}부터 {to}까지 결석이 잦은 학생이 {count}명 있습니다. (결석 / 전체 수업)

      {students}

      학생마다 확인할 일을 등록해 두었습니다. 학부모님과 상담해 주시기 바랍니다.

      """
    ),
    en: (
      "Often absent: {count} student(s)",
      """
      Hello,

      From {from} to {to}, {count} student(s) were often absent (absent / sessions):

      {students}

      A task was made for each of them. Please talk to their guardians.

      """
    ))
}
