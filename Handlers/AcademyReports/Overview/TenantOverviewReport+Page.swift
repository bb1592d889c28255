import AcademyKit

extension TenantOverviewReport {
  func page(_ words: Words) -> Page {
    letterhead.page(
      .tenantOverview, words.month(month), summary(words),
      [overview(words), students(words), attendance(words)] + currencies.compactMap { money($0, words) }
        + [mail(words)].compactMap { $0 }, in: words.language)
  }

  /// Those that anything was billed in, the one of most invoices first.
  private var currencies: [Currency] {
    let invoices = Dictionary(grouping: billed, by: \.currency).mapValues { $0.reduce(0) { $0 + $1.invoices } }
    return invoices.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map(\.key)
  }

  private var previous: MonthFacts { months[months.count - 2] }

  private func summary(_ words: Words) -> String {
    let change = words.change(current.tally.rate, from: previous.tally.rate, than: "전월", "the month before")
    let rate = words.percent(current.tally.rate) + (change.isEmpty ? "" : words("(\(change))", " (\(change))"))
    return words(
      "재원생은 \(words.number(people.active))명이고, \(words.month(month))에 \(current.registered)명이 등록하고 \(current.left)명이 퇴원했습니다. 출석률은 \(rate)입니다.",
      "\(words.count(people.active, "", "student attends", "students attend")). In \(words.month(month)), \(current.registered) registered and \(current.left) left. Attendance was \(rate)."
    )
  }

  private func overview(_ words: Words) -> Section {
    var items: [Figures.Item] = [
      .init(
        words("재원생", "Students"), words.count(people.active, "명", "student", "students"),
        people.paused > 0 ? words("휴원 \(words.number(people.paused))명", "\(words.number(people.paused)) paused") : ""),
      .init(
        words("등록 / 퇴원", "Registered / left"), "\(words.number(current.registered)) / \(words.number(current.left))",
        words(
          "전월 \(previous.registered) / \(previous.left)", "the month before \(previous.registered) / \(previous.left)")),
      .init(
        words("출석률", "Attendance"), words.percent(current.tally.rate),
        words.change(current.tally.rate, from: previous.tally.rate, than: "전월", "the month before")),
      .init(
        words("반", "Classes"), words.count(people.classes, "개", "class", "classes"),
        people.seats > 0
          ? words("정원의 ", "") + words.percent(people.seatsTaken * 1000 / people.seats)
            + words(" 수강 중", " of places taken")
          : ""),
      .init(
        words("강사", "Teachers"), words.count(people.teachers, "명", "teacher", "teachers"),
        people.others > 0 ? words("그 밖의 직원 \(people.others)명", "and \(people.others) other staff") : ""),
    ]
    for row in billed where row.month == month {
      items.append(
        .init(
          words("수납률", "Share paid") + (currencies.count > 1 ? " (\(row.currency.rawValue))" : ""),
          words.percent(row.paidShare),
          words.shortMoney(row.paid, row.currency) + " / " + words.shortMoney(row.due, row.currency)))
    }
    return Section(words("한눈에 보기", "At a glance"), [Figures(items)])
  }

  private func students(_ words: Words) -> Section {
    Section(
      words("등록과 퇴원", "Who came and who left"),
      [
        LineChart(
          words("월별 등록과 퇴원 (명)", "Students by month"), words.axis(months.map(\.month)),
          [
            Series(words("등록", "Registered"), months.map { Double($0.registered) }, .blue),
            Series(words("퇴원", "Left"), months.map { Double($0.left) }, .amber),
          ], .amounts
        ) { words.number(Int($0)) },
        Table(
          words("월별 등록과 퇴원", "Students by month"),
          [
            .text(words("월", "Month")), .number(words("등록", "Registered")), .number(words("퇴원", "Left")),
            .number(words("증감", "Change")),
          ],
          months.filter { $0.registered + $0.left > 0 }.map { facts in
            let change = facts.registered - facts.left
            return [words.month(facts.month)] + [facts.registered, facts.left].map(words.number)
              + [(change > 0 ? "+" : "") + words.number(change)]
          }),
      ])
  }

  private func attendance(_ words: Words) -> Section {
    Section(
      words("출결", "Attendance"),
      [
        LineChart(
          words("월별 출석률", "Attendance by month"), words.axis(months.map(\.month)),
          [Series(words("출석률", "Attendance"), months.map { $0.tally.rate.map(Double.init) }, .blue)], .shares
        ) { words.percent(Int($0)) },
        Table(
          words("월별 출결", "Attendance by month"), [.text(words("월", "Month"))] + AttendanceCounts.columns(words),
          months.filter { !$0.tally.isEmpty }.map { [words.month($0.month)] + $0.tally.cells(words) }),
      ])
  }
}
