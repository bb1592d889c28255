import IntentJSON

/// Reads a day in English words: see ``DayReader``.
struct EnglishDayReader {
  let time: AskingTime

  func day(_ spaced: String) -> Int64? {
    ago(spaced) ?? weekday(spaced) ?? date(spaced, monthFirst: true) ?? date(spaced, monthFirst: false)
  }

  /// `3 days ago`, `in 2 weeks`, `2 weeks from now`.
  private func ago(_ text: String) -> Int64? {
    WordScanner.whole(text) { scanner in
      let isAhead = scanner.take("in ")
      guard let number = scanner.number(digits: 1...4), scanner.take(" "),
        let unit = scanner.take([("days", 1 as Int64), ("day", 1), ("weeks", 7), ("week", 7)])
      else { return nil }
      if isAhead { return time.today + number * unit }
      guard let sign = scanner.take([(" ago", -1 as Int64), (" from now", 1), (" later", 1)]) else { return nil }
      return time.today + number * unit * sign
    }
  }

  /// `monday`, `on monday`, `last monday`, `monday next week`, `next week's monday`.
  private func weekday(_ text: String) -> Int64? {
    WordScanner.whole(text) { scanner in
      _ = scanner.take("on ")
      var week = scanner.take(WeekReader.englishWeeks)
      if week != nil {
        _ = scanner.take("'s")
        guard scanner.take(" ") else { return nil }
      }
      let step = week == nil ? scanner.take([("last ", -1 as Int64), ("this ", 0), ("next ", 1), ("", 0)]) : 0
      guard let weekday = scanner.take(CalendarNames.englishWeekdays) else { return nil }
      if week == nil, step == 0, scanner.take(" ") {
        guard let named = scanner.take(WeekReader.englishWeeks) else { return nil }
        week = named
      }
      return time.weekday(weekday, week: week, step: step == 0 ? nil : step)
    }
  }

  /// `21 November 2026`, `the 21st of Nov`, `November 21st, 2026`; without a year the nearest.
  private func date(_ text: String, monthFirst: Bool) -> Int64? {
    WordScanner.whole(text) { scanner in
      _ = scanner.take("on ")
      _ = scanner.take("the ")
      var parts: (month: Int64?, day: Int64?)
      if monthFirst {
        parts.month = Self.month(&scanner)
        guard scanner.take(" ") else { return nil }
        _ = scanner.take("the ")
        parts.day = Self.day(&scanner)
      } else {
        parts.day = Self.day(&scanner)
        guard scanner.take(" ") else { return nil }
        _ = scanner.take("of ")
        parts.month = Self.month(&scanner)
      }
      guard let month = parts.month, let day = parts.day else { return nil }
      _ = scanner.take(",")
      if scanner.take(" ") {
        guard let year = scanner.number(digits: 4...4) else { return nil }
        return CivilDate.days(year, month, day)
      }
      return time.nearest(month: month, day: day)
    }
  }

  static func month(_ scanner: inout WordScanner) -> Int64? {
    guard let month = scanner.take(CalendarNames.englishMonths) else { return nil }
    _ = scanner.take(".")
    return month
  }

  private static func day(_ scanner: inout WordScanner) -> Int64? {
    guard let day = scanner.number(digits: 1...2) else { return nil }
    _ = scanner.take([("st", ()), ("nd", ()), ("rd", ()), ("th", ())])
    return day
  }
}
