import AcademyKit

extension MonthlyBillingReport {
  func page(_ words: Words) -> Page {
    let several = currencies.count > 1
    var sections: [Section] = []
    for currency in currencies {
      let suffix = several ? " (\(currency.rawValue))" : ""
      sections += [
        overview(currency, suffix, words), byClass(currency, suffix, words), income(currency, suffix, words),
        owing(currency, suffix, words), recent(currency, suffix, words),
      ].compactMap { $0 }
    }
    if let debtors = debtors(words) { sections.append(debtors) }
    return letterhead.page(
      .monthlyBilling, words.month(month), summary(words), sections, in: words.language)
  }

  private func billed(in currency: Currency) -> BilledMonth {
    billed.first { $0.currency == currency }
      ?? BilledMonth(
        month: month, currency: currency, invoices: 0, billed: 0, discounted: 0, paid: 0, outstanding: 0)
  }

  private func summary(_ words: Words) -> String {
    guard let first = billed.first else {
      return words("이 달에 청구한 금액은 없습니다.", "Nothing was billed for this month.")
    }
    let (due, open) = (words.money(first.due, first.currency), words.money(first.outstanding, first.currency))
    return words(
      "\(words.month(month)) 청구액 \(due) 중 \(words.percent(first.paidShare))가 납부되었고, \(open)이 남아 있습니다.",
      "\(words.percent(first.paidShare)) of the \(due) billed for \(words.month(month)) has been paid; \(open) is open."
    )
  }

  private func overview(_ currency: Currency, _ suffix: String, _ words: Words) -> Section {
    let own = billed(in: currency)
    let back = refunded.filter { $0.currency == currency }.reduce(0) { $0 + $1.amount }
    let late = owed.filter { $0.currency == currency && $0.age > 0 }.reduce(0) { $0 + $1.amount }
    return Section(
      words("한눈에 보기", "At a glance") + suffix,
      [
        Figures([
          .init(
            words("청구액", "Billed"), words.money(own.due, currency),
            words.count(own.invoices, "건", "invoice", "invoices")
              + (own.discounted > 0
                ? words(" · 할인 ", " · discounts ") + words.money(own.discounted, currency) : "")),
          .init(
            words("납부액", "Paid of it"), words.money(own.paid, currency),
            words("납부율 ", "") + words.percent(own.paidShare) + words("", " of what is due")),
          .init(
            words("이 달 입금", "Received this month"), words.money(receipts(currency), currency),
            back > 0 ? words("환불 ", "given back ") + words.money(back, currency) : ""),
          .init(
            words("전체 연체", "Overdue in all"), words.money(late, currency),
            words("\(words.shortDay(letterhead.today)) 기준", "on \(words.shortDay(letterhead.today))")),
        ])
      ])
  }

  private func byClass(_ currency: Currency, _ suffix: String, _ words: Words) -> Section? {
    let own = classes.filter { $0.currency == currency }
    guard !own.isEmpty else { return nil }
    let named = own.map { (name: $0.name ?? words("기타", "Other"), row: $0) }
    return Section(
      words("반별 청구", "Billed by class") + suffix,
      [
        BarChart(
          words("반별 청구액", "Billed by class") + (own.count > 20 ? words(" (상위 20개)", " (the largest 20)") : ""),
          named.prefix(20).map { .init($0.name, Double($0.row.amount), words.money($0.row.amount, currency)) }),
        Table(
          words("반별 청구액 (할인 전)", "Billed by class, before discounts"),
          [.text(words("반", "Class")), .number(words("학생", "Students")), .number(words("청구액", "Billed"))],
          named.map { [$0.name, words.number($0.row.students), words.money($0.row.amount, currency)] },
          total: [
            words("합계", "Total"), "", words.money(own.reduce(0) { $0 + $1.amount }, currency),
          ]),
      ])
  }

  private func income(_ currency: Currency, _ suffix: String, _ words: Words) -> Section? {
    let own = received.filter { $0.currency == currency }
    guard !own.isEmpty else { return nil }
    return Section(
      words("입금 방법", "How it was paid") + suffix,
      [
        Table(
          words("이 달에 들어온 돈", "Received this month"),
          [.text(words("방법", "Method")), .number(words("건수", "Payments")), .number(words("금액", "Amount"))],
          own.map { [Self.method($0.method, words), words.number($0.payments), words.money($0.amount, currency)] },
          total: [
            words("합계", "Total"), words.number(own.reduce(0) { $0 + $1.payments }),
            words.money(receipts(currency), currency),
          ])
      ])
  }

  static func method(_ method: String, _ words: Words) -> String {
    switch method {
    case "transfer": words("계좌 이체", "Bank transfer")
    case "card": words("카드", "Card")
    case "cash": words("현금", "Cash")
    default: method
    }
  }
}
