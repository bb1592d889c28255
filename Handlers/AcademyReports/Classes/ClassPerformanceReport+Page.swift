import AcademyKit

extension ClassPerformanceReport {
  func page(_ words: Words) -> Page {
    letterhead.page(
      .classPerformance, words.range(from, to) + (only.map { " · \($0.name)" } ?? ""), summary(words),
      [overview(words), trend(words), only == nil ? comparison(words) : nil, byWeekday(words), attention(words)]
        .compactMap { $0 }, in: words.language)
  }

  private func summary(_ words: Words) -> String {
    let held = classes.filter { !$0.tally.isEmpty }
    if let row = only.flatMap({ only in classes.first { $0.classID == only.id } }) {
      return words(
        "\(row.name)의 수업 \(words.number(row.sessions))회 평균 출석률은 \(words.percent(row.tally.rate))입니다.",
        "Attendance in \(row.name) was \(words.percent(row.tally.rate)) over \(words.count(row.sessions, "", "lesson", "lessons"))."
      )
    }
    let ordered = held.filter { $0.tally.rate != nil }.sorted {
      ($0.tally.rate ?? 0, $1.classID) > ($1.tally.rate ?? 0, $0.classID)
    }
    guard let best = ordered.first, let last = ordered.last, ordered.count > 1 else {
      return words("평균 출석률은 \(words.percent(total.rate))입니다.", "Attendance was \(words.percent(total.rate)).")
    }
    return words(
      "\(words.number(held.count))개 반의 평균 출석률은 \(words.percent(total.rate))입니다. 가장 높은 반은 \(best.name)(\(words.percent(best.tally.rate))), 가장 낮은 반은 \(last.name)(\(words.percent(last.tally.rate)))입니다.",
      "Attendance in \(words.number(held.count)) classes was \(words.percent(total.rate)): highest in \(best.name) (\(words.percent(best.tally.rate))), lowest in \(last.name) (\(words.percent(last.tally.rate)))."
    )
  }

  private func overview(_ words: Words) -> Section {
    let enrolled = classes.reduce(0) { $0 + $1.enrolled }
    let seats = classes.compactMap(\.capacity).reduce(0, +)
    let inSeats = classes.filter { $0.capacity != nil }.reduce(0) { $0 + $1.enrolled }
    let (joined, left) = (classes.reduce(0) { $0 + $1.joined }, classes.reduce(0) { $0 + $1.left })
    return Section(
      words("한눈에 보기", "At a glance"),
      [
        Figures([
          .init(
            words("출석률", "Attendance"), words.percent(total.rate),
            words("기록 \(words.number(total.recorded))건", words.count(total.recorded, "", "record", "records"))),
          .init(
            words("수업", "Lessons"), words.count(classes.reduce(0) { $0 + $1.sessions }, "회", "lesson", "lessons"),
            only == nil ? words.count(classes.count, "개 반", "class", "classes") : ""),
          .init(
            words("수강 인원", "Enrolled"), words.number(enrolled) + words("명", ""),
            seats > 0
              ? words("정원의 ", "") + words.percent(inSeats * 1000 / seats) + words("", " of capacity") : ""),
          .init(
            words("등록 / 그만둠", "Joined / left"), "\(words.number(joined)) / \(words.number(left))",
            words("이 기간", "during this time")),
        ])
      ])
  }

  private func trend(_ words: Words) -> Section? {
    guard weeks.count > 1 else { return nil }
    let tallies = weeks.map { week in AttendanceCounts.sum(weekly.values.compactMap { $0[week] }) }
    return Section(
      words("주별 추이", "Week by week"),
      [
        LineChart(
          words("주별 출석률", "Attendance by week"), weeks.map { words.date($0) },
          [Series(words("출석률", "Attendance"), tallies.map { $0.rate.map(Double.init) }, .blue)], .shares
        ) { words.percent(Int($0)) },
        Table(
          words("주별 출결", "Attendance by week"), [.text(words("주 시작", "Week of"))] + AttendanceCounts.columns(words),
          zip(weeks, tallies).map { [words.shortDay($0)] + $1.cells(words) },
          total: [words("합계", "Total")] + total.cells(words)),
      ])
  }

  private func comparison(_ words: Words) -> Section {
    let held = classes.filter { !$0.tally.isEmpty }.sorted {
      ($0.tally.rate ?? 1001, $0.classID) < ($1.tally.rate ?? 1001, $1.classID)
    }
    let shown = weeks.suffix(14)
    let map = HeatMap(
      words("반별·주별 출석률 (%)", "Attendance by class and week (%)")
        + (held.count > 30 ? words(" – 출석률이 낮은 30개 반", ", the 30 lowest classes") : ""),
      shown.map { words.date($0) },
      held.prefix(30).map { course in
        HeatMap.Row(
          course.name,
          shown.map { weekly[course.classID]?[$0]?.cell("\(course.name), \(words.date($0))", words) })
      }, legend: AttendanceCounts.legend(words))
    let columns: [Table.Column] =
      [.text(words("반", "Class")), .text(words("강사", "Teacher")), .number(words("인원", "Enrolled"))]
      + [.number(words("수업", "Lessons"))] + AttendanceCounts.columns(words)
    return Section(
      words("반별 비교", "Class by class"),
      [
        map,
        Table(
          words("반별 출결", "Attendance by class"), columns,
          classes.map { row in
            let seats = row.capacity.map { " / \(words.number($0))" } ?? ""
            return [row.name, row.teacher ?? "–", words.number(row.enrolled) + seats, words.number(row.sessions)]
              + row.tally.cells(words)
          },
          total: [
            words("합계", "Total"), "", words.number(classes.reduce(0) { $0 + $1.enrolled }),
            words.number(classes.reduce(0) { $0 + $1.sessions }),
          ] + total.cells(words)),
      ])
  }
}
