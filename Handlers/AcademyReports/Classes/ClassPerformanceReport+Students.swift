import AcademyKit

extension ClassPerformanceReport {
  func byWeekday(_ words: Words) -> Section? {
    let days = Weekday.allCases.filter { weekdays[$0]?.isEmpty == false }
    guard days.count > 1 else { return nil }
    return Section(
      words("요일별 출결", "By day of the week"),
      [
        StackedColumns(
          words("요일별 출결 (건)", "Attendance by day of the week (records)"), days.map { words.weekday($0) },
          AttendanceCounts.series(days.map { weekdays[$0] ?? AttendanceCounts() }, words)
        ) { words.number(Int($0)) },
        Table(
          words("요일별 출결", "Attendance by day of the week"),
          [.text(words("요일", "Day"))] + AttendanceCounts.columns(words),
          days.map { [words.weekday($0)] + (weekdays[$0] ?? AttendanceCounts()).cells(words) }),
      ])
  }

  /// The one class's students, or of all classes those whose attendance is low.
  func attention(_ words: Words) -> Section? {
    let names = Dictionary(classes.map { ($0.classID, $0.name) }) { first, _ in first }
    let low = students.filter { only != nil || $0.tally.recorded >= 3 && ($0.tally.rate ?? 1000) < 800 }.sorted {
      ($0.tally.rate ?? 1001, $0.name ?? "") < ($1.tally.rate ?? 1001, $1.name ?? "")
    }
    guard !low.isEmpty else { return nil }
    let table = Table(
      only == nil
        ? words("출석률 80% 미만 (3회 이상 기록)", "Below 80% of three lessons or more")
        : words("출석률이 낮은 순서", "The lowest attendance first"),
      [.text(words("학생", "Student"))] + (only == nil ? [.text(words("반", "Class"))] : [])
        + AttendanceCounts.columns(words) + [.number(words("지각(분)", "Late (min)"))],
      low.map { row in
        [row.name ?? ""] + (only == nil ? [row.classID.flatMap { names[$0] } ?? ""] : []) + row.tally.cells(words)
          + [words.number(row.minutesLate ?? 0)]
      }, limit: only == nil ? 40 : 200)
    return Section(
      only == nil ? words("확인이 필요한 학생", "Students to look after") : words("학생별 출결", "Student by student"), [table])
  }
}
