public import AcademyKit

extension Words {
  /// `2026년 11월 26일` or `26 November 2026`
  public func day(_ day: Day) -> String {
    let (year, month, date) = Self.parts(day)
    return self("\(year)년 \(month)월 \(date)일", "\(date) \(Self.months[month - 1]) \(year)")
  }

  /// `11월 26일(목)` or `Thu 26 Nov`
  public func shortDay(_ day: Day) -> String {
    let (_, month, date) = Self.parts(day)
    let weekday = weekday(day.weekday)
    return self("\(month)월 \(date)일(\(weekday))", "\(weekday) \(date) \(Self.months[month - 1].prefix(3))")
  }

  /// `11/26` or `26 Nov`, for axes.
  public func date(_ day: Day) -> String {
    let (_, month, date) = Self.parts(day)
    return self("\(month)/\(date)", "\(date) \(Self.months[month - 1].prefix(3))")
  }

  /// `2026년 11월 23일 ~ 29일` or `23 – 29 November 2026`: what both days share is said once.
  public func range(_ first: Day, _ last: Day) -> String {
    if first == last { return day(first) }
    let (from, to) = (Self.parts(first), Self.parts(last))
    let (start, end) = (Self.months[from.month - 1], Self.months[to.month - 1])
    if from.year != to.year { return self("\(day(first)) ~ \(day(last))", "\(day(first)) – \(day(last))") }
    if from.month != to.month {
      return self(
        "\(day(first)) ~ \(to.month)월 \(to.date)일", "\(from.date) \(start) – \(to.date) \(end) \(to.year)")
    }
    return self("\(day(first)) ~ \(to.date)일", "\(from.date) – \(to.date) \(end) \(to.year)")
  }

  /// `2026년 11월` or `November 2026`
  public func month(_ month: Month) -> String { month.text(in: language) }

  /// `11월` or `Nov`, and with its year where one begins: `26년 1월`, `Jan 2026`.
  public func shortMonth(_ month: Month, showsYear: Bool = false) -> String {
    let (year, number, _) = Self.parts(month.firstDay)
    let name = self("\(number)월", String(Self.months[number - 1].prefix(3)))
    return showsYear ? self("\(year % 100)년 \(name)", "\(name) \(year)") : name
  }

  /// The labels of months on an axis: a year is said at each January, and at the first one unless a January is next to it.
  public func axis(_ months: [Month]) -> [String] {
    months.enumerated().map { index, month in
      let isFirst = index == 0 && !month.next.text.hasSuffix("-01")
      return shortMonth(month, showsYear: isFirst || month.text.hasSuffix("-01"))
    }
  }

  /// `월` or `Mon`
  public func weekday(_ weekday: Weekday) -> String {
    language == .korean ? weekday.name(in: .korean) : String(weekday.name(in: .english).prefix(3))
  }

  private static func parts(_ day: Day) -> (year: Int, month: Int, date: Int) {
    let parts = day.text.split(separator: "-").map { Int($0) ?? 1 }
    return (parts[0], parts[1], parts[2])
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
