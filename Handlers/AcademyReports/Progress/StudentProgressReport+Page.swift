import AcademyKit

extension StudentProgressReport {
  func page(_ words: Words) -> Page {
    let subtitle = words("\(student.name) 학생 · ", "\(student.name) · ") + words.range(from, to)
    return letterhead.page(
      .studentProgress, subtitle, summary(words),
      [overview(words), calendar(words), byMonth(words), byClass(words), exceptions(words)].compactMap { $0 },
      in: words.language)
  }

  private func summary(_ words: Words) -> String {
    let total = total
    let counts = words(
      "지각 \(total.late)회, 결석 \(total.absent)회입니다.",
      "\(words.count(total.late, "", "late arrival", "late arrivals")) and "
        + "\(words.count(total.absent, "", "absence", "absences")).")
    return words(
      "\(student.name) 학생은 이 기간 수업 \(total.recorded)회 중 \(total.present + total.late)회 출석했습니다. \(counts)",
      "\(student.name) attended \(total.present + total.late) of \(total.recorded) lessons, with \(counts)")
  }

  private func overview(_ words: Words) -> Section {
    let minutes = classes.reduce(0) { $0 + $1.minutesLate }
    return Section(
      words("한눈에 보기", "At a glance"),
      [
        Figures([
          .init(
            words("출석률", "Attendance"), words.percent(total.rate),
            words(
              "수업 \(words.number(total.recorded))회 기준", "of \(words.count(total.recorded, "", "lesson", "lessons"))")),
          .init(
            words("지각", "Late"), words.count(total.late, "회", "time", "times"),
            total.late > 0 ? words("모두 ", "in all ") + words.duration(minutes: minutes) : ""),
          .init(words("결석", "Absent"), words.count(total.absent, "회", "time", "times")),
          .init(
            words("공결", "Excused"), words.count(total.excused, "회", "time", "times"),
            words("출석률에 넣지 않음", "not counted")),
        ])
      ])
  }

  /// Weeks below each other, days beside each other.
  private func calendar(_ words: Words) -> Section {
    let byDay = Dictionary(grouping: records, by: \.day)
    let weekdays = Weekday.allCases.filter { weekday in
      weekday <= .friday || byDay.keys.contains { $0.weekday == weekday }
    }
    var rows: [HeatMap.Row] = []
    var monday = (records.first?.day ?? from).monday
    while monday <= (records.last?.day ?? to) {
      let cells = weekdays.map { weekday in cell(monday.adding(weekday.rawValue - 1), byDay, words) }
      rows.append(.init(words("\(words.date(monday)) 주", "Week of \(words.date(monday))"), cells))
      monday = monday.adding(7)
    }
    return Section(
      words("출결 달력", "Attendance calendar"),
      [
        HeatMap(
          words("날짜별 출결", "Day by day"), weekdays.map { words.weekday($0) }, rows,
          legend: Attendance.Status.allCases.map { ("\($0.mark) \($0.name(words))", $0.shade) }, width: .phone)
      ])
  }

  private func cell(_ day: Day, _ byDay: [Day: [Attendance]], _ words: Words) -> HeatMap.Cell? {
    guard let records = byDay[day], let worst = records.max(by: { $0.status.weight < $1.status.weight }) else {
      return nil
    }
    let names = Dictionary(classes.map { ($0.classID, $0.name) }) { first, _ in first }
    let said = records.map { "\(names[$0.classID] ?? $0.classID.text) \($0.status.name(words))" }
    return HeatMap.Cell(
      records.map(\.status.mark).joined(separator: " "), worst.status.shade,
      says: words.shortDay(day) + ": " + said.joined(separator: ", "))
  }

  private func byMonth(_ words: Words) -> Section? {
    guard months.count > 1 else { return nil }
    let tallies = months.map(\.tally)
    return Section(
      words("월별 출결", "Month by month"),
      [
        StackedColumns(
          words("월별 출결 (회)", "Lessons by month"), words.axis(months.map(\.month)),
          AttendanceCounts.series(tallies, words), width: .phone
        ) { words.number(Int($0)) },
        Table(
          words("월별 출결", "Attendance by month"), [.text(words("월", "Month"))] + AttendanceCounts.columns(words),
          months.map { [words.month($0.month)] + $0.tally.cells(words) },
          total: [words("합계", "Total")] + total.cells(words)),
      ])
  }

  private func byClass(_ words: Words) -> Section {
    Section(
      words("반별 출결", "Class by class"),
      [
        BarChart(
          words("반별 출석률", "Attendance by class"),
          classes.flatMap { row in
            [
              BarChart.Bar(row.name, Double(row.tally.rate ?? 0), words.percent(row.tally.rate)),
              BarChart.Bar(
                words("반 평균", "class average"), Double(row.classRate ?? 0), words.percent(row.classRate), tone: .grey),
            ]
          }, full: 1000, width: .phone),
        Table(
          words("반별 출결", "Attendance by class"),
          [.text(words("반", "Class"))] + AttendanceCounts.columns(words) + [.number(words("반 평균", "Class average"))],
          classes.map { [$0.name] + $0.tally.cells(words) + [words.percent($0.classRate)] }),
      ])
  }

  private func exceptions(_ words: Words) -> Section? {
    let names = Dictionary(classes.map { ($0.classID, $0.name) }) { first, _ in first }
    let rows = records.filter { $0.status != .present }.reversed()
    guard !rows.isEmpty else { return nil }
    return Section(
      words("지각·결석 내역", "Late arrivals and absences"),
      [
        Table(
          words("최근 날짜 순", "The latest first"),
          [
            .text(words("날짜", "Day")), .text(words("반", "Class")), .text(words("출결", "Attendance")),
            .number(words("지각(분)", "Late (min)")), .text(words("사유", "Reason")),
          ],
          rows.map {
            [
              words.shortDay($0.day), names[$0.classID] ?? $0.classID.text, $0.status.name(words),
              $0.minutesLate.map { words.number($0) } ?? "", $0.reason ?? "",
            ]
          }, limit: 60)
      ])
  }
}
