import IntentJSON

/// Reads a day: `오늘`, `지난주 월요일`, `11월 21일`, `3일 전`, `2026-11-21`, `yesterday`, `last monday`, `21 November`.
///
/// Weeks begin on Monday. A weekday by itself is the one of this week; `지난 월요일` and `last monday` are the last one before
/// today, `다음 월요일` and `next monday` the next after it. A date without a year is the one that is nearest to today, a day
/// without a month (`21일`) is of this month.
struct DayReader {
  let time: AskingTime

  /// The day, counted from 1970; nil: the text is none.
  func day(_ text: AskedText) -> Int64? {
    let compact = text.compact
    let spaced = text.spaced
    return relative(compact, spaced) ?? numeric(compact) ?? korean(compact) ?? EnglishDayReader(time: time).day(spaced)
      ?? koreanWeekday(compact)
  }

  private func relative(_ compact: String, _ spaced: String) -> Int64? {
    if let offset = Self.words.first(where: { $0.0 == compact || $0.0 == spaced })?.1 { return time.today + offset }
    return WordScanner.whole(compact) { scanner in
      guard let number = scanner.number(digits: 1...4),
        let unit = scanner.take([("일", 1 as Int64), ("주일", 7), ("주", 7)]),
        let sign = scanner.take([("전", -1 as Int64), ("후", 1), ("뒤", 1)])
      else { return nil }
      return time.today + number * unit * sign
    }
  }

  private static let words: [(String, Int64)] = [
    ("오늘", 0), ("금일", 0), ("어제", -1), ("어저께", -1), ("작일", -1), ("그저께", -2), ("그제", -2), ("그끄저께", -3), ("내일", 1),
    ("명일", 1), ("모레", 2), ("내일모레", 2), ("글피", 3), ("today", 0), ("yesterday", -1), ("tomorrow", 1),
    ("day before yesterday", -2), ("the day before yesterday", -2), ("day after tomorrow", 2),
    ("the day after tomorrow", 2),
  ]

  /// `2026-11-21`, and with `.` or `/`; `11/21`.
  private func numeric(_ compact: String) -> Int64? {
    for separator in ["-", "/", "."] {
      let found: Int64? = WordScanner.whole(compact) { scanner in
        guard let year = scanner.number(digits: 4...4), scanner.take(separator),
          let month = scanner.number(digits: 1...2), scanner.take(separator), let day = scanner.number(digits: 1...2)
        else { return nil }
        return CivilDate.days(year, month, day)
      }
      if let found { return found }
    }
    return WordScanner.whole(compact) { scanner in
      guard let month = scanner.number(digits: 1...2), scanner.take("/"), let day = scanner.number(digits: 1...2)
      else { return nil }
      return time.nearest(month: month, day: day)
    }
  }

  /// `2026년 11월 21일`, `작년 11월 21일`, `11월 21일`, `다음 달 3일`, `21일`.
  private func korean(_ compact: String) -> Int64? {
    WordScanner.whole(compact) { scanner in
      let year = MonthReader(time: time).koreanYear(&scanner)
      var start: (year: Int64?, month: Int64)?
      if year == nil, let offset = scanner.take(MonthReader.koreanMonths) {
        let shifted = time.month(offset: offset)
        start = (shifted.year, shifted.month)
      } else {
        var ahead = scanner
        if let month = ahead.number(digits: 1...2), ahead.take("월") {
          scanner = ahead
          start = (year, month)
        }
      }
      if year != nil, start == nil { return nil }
      guard let day = scanner.number(digits: 1...2), scanner.take("일") else { return nil }
      guard let start else { return CivilDate.days(time.date.year, time.date.month, day) }
      guard let year = start.year else { return time.nearest(month: start.month, day: day) }
      return CivilDate.days(year, start.month, day)
    }
  }

  private func koreanWeekday(_ compact: String) -> Int64? {
    WordScanner.whole(compact) { scanner in
      let week = scanner.take(WeekReader.koreanWeeks)
      let step = week == nil ? scanner.take([("지난", -1 as Int64), ("저번", -1), ("다음", 1), ("오는", 1)]) : nil
      guard let weekday = scanner.take(CalendarNames.koreanWeekdays) else { return nil }
      return time.weekday(weekday, week: week, step: step)
    }
  }
}

extension AskingTime {
  /// A weekday, Monday being 0: of a week, of this one, or the nearest one before or after today.
  func weekday(_ weekday: Int64, week: Int64? = nil, step: Int64? = nil) -> Int64 {
    guard let step else { return monday + (week ?? 0) * 7 + weekday }
    let difference = (weekday - (today - monday) + 7) % 7
    return step > 0 ? today + (difference == 0 ? 7 : difference) : today - (7 - difference)
  }

  /// The date of a month and a day that is nearest to today; nil: no year has it near.
  func nearest(month: Int64, day: Int64) -> Int64? {
    (date.year - 1...date.year + 1).compactMap { CivilDate.days($0, month, day) }
      .min { abs($0 - today) < abs($1 - today) }
  }

  /// The month so many months from now.
  func month(offset: Int64) -> (year: Int64, month: Int64) {
    let months = date.year * 12 + date.month - 1 + offset
    return (months.flooredQuotient(12), months - months.flooredQuotient(12) * 12 + 1)
  }
}

extension CivilDate {
  /// A day that exists, counted from 1970; nil: there is no such day.
  static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64? {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    return day <= date.daysInMonth ? date.daysSince1970 : nil
  }

  /// `2026-11-21`
  var iso: String { "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))" }

  static func digits(_ number: Int64, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
