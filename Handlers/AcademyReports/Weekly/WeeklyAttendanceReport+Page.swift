import AcademyKit

extension WeeklyAttendanceReport {
  func page(_ words: Words) -> Page {
    let subtitle = words.range(monday, sunday) + (only.map { " · \($0.name)" } ?? "")
    return letterhead.page(
      .weeklyAttendance, subtitle, summary(words),
      [overview(words), days(words), only == nil ? byClass(words) : roll(words), recent(words), attention(words)]
        .compactMap { $0 }, in: words.language)
  }

  private var lastWeek: AttendanceCounts { trend[trend.count - 2].tally }

  private func summary(_ words: Words) -> String {
    let change = words.change(total.rate, from: lastWeek.rate, than: "전주", "the week before")
    let rate = words.percent(total.rate)
    let end = change.isEmpty ? "" : words("(\(change))", " (\(change))")
    return words(
      "출석률은 \(rate)입니다\(end). 지각 \(words.number(total.late))건, 결석 \(words.number(total.absent))건이 있었습니다.",
      "Attendance was \(rate)\(end), with \(words.count(total.late, "", "late arrival", "late arrivals")) and "
        + "\(words.count(total.absent, "", "absence", "absences")).")
  }

  private func overview(_ words: Words) -> Section {
    let enrolled = Set(students.compactMap(\.studentID)).count
    return Section(
      words("한눈에 보기", "At a glance"),
      [
        Figures([
          .init(
            words("출석률", "Attendance"), words.percent(total.rate),
            words.change(total.rate, from: lastWeek.rate, than: "전주", "the week before")),
          .init(
            words("지각", "Late"), words.count(total.late, "건", "time", "times"),
            words("전주 \(words.number(lastWeek.late))건", "the week before \(words.number(lastWeek.late))")),
          .init(
            words("결석", "Absent"), words.count(total.absent, "건", "time", "times"),
            words("전주 \(words.number(lastWeek.absent))건", "the week before \(words.number(lastWeek.absent))")),
          .init(
            words("학생", "Students"), words.count(enrolled, "명", "student", "students"),
            words.count(classes.filter { !$0.tally.isEmpty }.count, "개 반", "class", "classes")),
        ])
      ])
  }

  private func days(_ words: Words) -> Section {
    let days = (0..<7).map { monday.adding($0) }
    let tallies = days.map { day in AttendanceCounts.sum(classes.compactMap { $0.days[day] }) }
    let table = Table(
      words("요일별 출결", "Attendance by day"), [.text(words("날짜", "Day"))] + AttendanceCounts.columns(words),
      zip(days, tallies).filter { !$0.1.isEmpty }.map { [words.shortDay($0.0)] + $0.1.cells(words) },
      total: [words("합계", "Total")] + total.cells(words))
    return Section(
      words("요일별", "Day by day"),
      [
        StackedColumns(
          words("요일별 출결 (건)", "Attendance by day (records)"), days.map { words.shortDay($0) },
          AttendanceCounts.series(tallies, words)
        ) { words.number(Int($0)) },
        table,
      ])
  }

  private func byClass(_ words: Words) -> Section {
    let days = (0..<7).map { monday.adding($0) }.filter { day in classes.contains { $0.days[day] != nil } }
    let held = classes.filter { !$0.tally.isEmpty }.sorted {
      ($0.tally.rate ?? 1001, $0.id) < ($1.tally.rate ?? 1001, $1.id)
    }
    let rows = held.prefix(30).map { course in
      HeatMap.Row(
        course.name, days.map { day in course.days[day]?.cell("\(course.name), \(words.shortDay(day))", words) })
    }
    let title = words("반별·요일별 출석률 (%)", "Attendance by class and day (%)")
    let cut = words(" – 출석률이 낮은 30개 반", ", the 30 lowest classes")
    return Section(
      words("반별", "Class by class"),
      [
        HeatMap(
          title + (held.count > 30 ? cut : ""), days.map { words.shortDay($0) }, rows,
          legend: AttendanceCounts.legend(words)),
        Table(
          words("반별 출결", "Attendance by class"), [.text(words("반", "Class"))] + AttendanceCounts.columns(words),
          classes.map { [$0.name] + $0.tally.cells(words) }, total: [words("합계", "Total")] + total.cells(words)),
      ])
  }

  /// Everybody in the one class.
  private func roll(_ words: Words) -> Section {
    Section(
      words("학생별", "Student by student"),
      [
        Table(
          words("학생별 출결", "Attendance by student"),
          [.text(words("학생", "Student"))] + AttendanceCounts.columns(words) + [.number(words("지각(분)", "Late (min)"))],
          students.map { [$0.name ?? ""] + $0.tally.cells(words) + [words.number($0.minutesLate ?? 0)] })
      ])
  }

  private func recent(_ words: Words) -> Section? {
    guard trend.filter({ !$0.tally.isEmpty }).count > 1 else { return nil }
    return Section(
      words("최근 8주", "The last eight weeks"),
      [
        LineChart(
          words("주별 출석률", "Attendance by week"), trend.map { words.date($0.monday) },
          [Series(words("출석률", "Attendance"), trend.map { $0.tally.rate.map(Double.init) }, .blue)], .shares
        ) { words.percent(Int($0)) },
        Table(
          words("주별 출결", "Attendance by week"),
          [.text(words("주 시작", "Week of"))] + AttendanceCounts.columns(words),
          trend.filter { !$0.tally.isEmpty }.map { [words.shortDay($0.monday)] + $0.tally.cells(words) }),
      ])
  }

  private func attention(_ words: Words) -> Section? {
    guard only == nil else { return nil }
    let names = Dictionary(classes.map { ($0.id, $0.name) }) { first, _ in first }
    let noticed = students.filter { $0.tally.absent > 0 || $0.tally.late > 1 }.sorted { left, right in
      (-left.tally.absent, -left.tally.late, left.name ?? "") < (
        -right.tally.absent, -right.tally.late, right.name ?? ""
      )
    }
    guard !noticed.isEmpty else { return nil }
    return Section(
      words("확인이 필요한 학생", "Students to look after"),
      [
        Table(
          words("결석하거나 두 번 이상 지각한 학생", "Absent, or late more than once"),
          [.text(words("학생", "Student")), .text(words("반", "Class"))] + AttendanceCounts.columns(words)
            + [.number(words("지각(분)", "Late (min)"))],
          noticed.map {
            [$0.name ?? "", $0.classID.flatMap { names[$0] } ?? ""] + $0.tally.cells(words)
              + [words.number($0.minutesLate ?? 0)]
          }, limit: 40)
      ])
  }
}
