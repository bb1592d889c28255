import AcademyKit

extension MonthlyBillingReport {
  func owing(_ currency: Currency, _ suffix: String, _ words: Words) -> Section? {
    let own = owed.filter { $0.currency == currency }
    guard !own.isEmpty else { return nil }
    let names = [
      words("기한 전", "Not due yet"), words("1~30일 연체", "1–30 days late"), words("31~60일 연체", "31–60 days late"),
      words("61~90일 연체", "61–90 days late"), words("90일 넘게 연체", "over 90 days late"),
    ]
    let tones: [Tone] = [.blue, .amber, .amber, .red, .red]
    let all = names.indices.map { age in own.first { $0.age == age } }
    return Section(
      words("남은 금액", "What is owed") + suffix,
      [
        BarChart(
          words(
            "연체 기간별 미납액 (\(words.shortDay(letterhead.today)) 기준, 모든 달)",
            "Owed on \(words.shortDay(letterhead.today)), of all months"),
          zip(names, all).enumerated().map { age, row in
            .init(
              row.0, Double(row.1?.amount ?? 0), words.money(row.1?.amount ?? 0, currency), tone: tones[age])
          }),
        Table(
          words("연체 기간별 미납액", "Owed by age"),
          [.text(words("기간", "Age")), .number(words("건수", "Invoices")), .number(words("미납액", "Owed"))],
          zip(names, all).map {
            [$0, words.number($1?.invoices ?? 0), words.money($1?.amount ?? 0, currency)]
          },
          total: [
            words("합계", "Total"), words.number(own.reduce(0) { $0 + $1.invoices }),
            words.money(own.reduce(0) { $0 + $1.amount }, currency),
          ]),
      ])
  }

  func recent(_ currency: Currency, _ suffix: String, _ words: Words) -> Section? {
    let months = month.last(12)
    let own = months.map { month in year.first { $0.month == month && $0.currency == currency } }
    guard own.compactMap({ $0 }).count > 1 else { return nil }
    return Section(
      words("최근 12개월", "The last twelve months") + suffix,
      [
        StackedColumns(
          words("월별 청구액과 납부", "Billed by month, and what became of it"), words.axis(months),
          [
            Series(words("납부", "Paid"), own.map { $0.map { Double($0.paid) } }, .blue),
            Series(words("미납", "Outstanding"), own.map { $0.map { Double($0.outstanding) } }, .amber),
          ]
        ) { words.shortMoney(Int64($0), currency) },
        Table(
          words("월별 청구", "Billed by month"),
          [
            .text(words("월", "Month")), .number(words("건수", "Invoices")), .number(words("청구액", "Billed")),
            .number(words("납부액", "Paid")), .number(words("미납액", "Outstanding")),
            .number(words("납부율", "Share paid")),
          ],
          own.compactMap { $0 }.map {
            [
              words.month($0.month), words.number($0.invoices), words.money($0.due, currency),
              words.money($0.paid, currency), words.money($0.outstanding, currency), words.percent($0.paidShare),
            ]
          }),
      ])
  }

  func debtors(_ words: Words) -> Section? {
    guard !overdue.isEmpty else { return nil }
    return Section(
      words("연체 청구서", "Overdue invoices"),
      [
        Table(
          words("미납액이 큰 순서 (최대 30건)", "What is owed most first, 30 at most"),
          [
            .text(words("학생", "Student")), .text(words("내용", "Description")),
            .text(words("납부 기한", "Due")), .number(words("연체일", "Days late")),
            .number(words("미납액", "Owed")),
          ],
          overdue.map {
            [
              $0.student, $0.description, words.day($0.dueOn), words.number(letterhead.today.number - $0.dueOn.number),
              words.money($0.outstanding, $0.currency),
            ]
          })
      ])
  }
}
