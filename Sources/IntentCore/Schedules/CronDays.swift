import IntentJSON

/// Which dates a cron expression matches: its three fields of days and months together.
///
/// Where both the day of month and the day of week are restricted, a date matches if either does; a field that starts
/// with `*` is not restricted, and both have to match then (crontab(5), as cronie and Debian's cron have it).
struct CronDays: Sendable, Hashable {
  let days: CronFieldValues
  let months: CronFieldValues
  let weekdays: CronFieldValues

  func matches(_ date: CivilDate) -> Bool { matchesMonth(date.month) && matchesDay(date) }

  func matchesMonth(_ month: Int64) -> Bool { months.contains(Int(month)) }

  private func matchesDay(_ date: CivilDate) -> Bool {
    let either = !days.startsWithStar && !weekdays.startsWithStar
    return either ? matchesDayOfMonth(date) || matchesWeekday(date) : matchesDayOfMonth(date) && matchesWeekday(date)
  }

  private func matchesDayOfMonth(_ date: CivilDate) -> Bool {
    days.contains(Int(date.day)) || days.fromLastDay & (1 << UInt32(date.daysInMonth - date.day)) != 0
  }

  private func matchesWeekday(_ date: CivilDate) -> Bool {
    let weekday = Self.weekday(date.daysSince1970)
    if weekdays.contains(weekday) { return true }
    let week = Int(date.day - 1) / 7
    if weekdays.nthWeekdays & (1 << UInt64(7 * week + weekday)) != 0 { return true }
    return weekdays.lastWeekdays & (1 << UInt8(weekday)) != 0 && date.day + 7 > date.daysInMonth
  }

  /// 0 for Sunday; 1970-01-01 was a Thursday.
  static func weekday(_ daysSince1970: Int64) -> Int {
    let shifted = daysSince1970 + 4
    return Int(shifted - shifted.flooredQuotient(7) * 7)
  }

  /// The first matching date at `day` (in days since 1970) or after it, at most `last`; nil: there is none.
  func first(from day: Int64, through last: Int64) -> Int64? {
    var day = day
    while day <= last {
      let date = CivilDate(daysSince1970: day)
      if !matchesMonth(date.month) {
        day += date.daysInMonth - date.day + 1
      } else if matchesDay(date) {
        return day
      } else {
        day += 1
      }
    }
    return nil
  }

  /// The last matching date at `day` or before it, at least `first`; nil: there is none.
  func last(from day: Int64, through first: Int64) -> Int64? {
    var day = day
    while day >= first {
      let date = CivilDate(daysSince1970: day)
      if !matchesMonth(date.month) {
        day -= date.day
      } else if matchesDay(date) {
        return day
      } else {
        day -= 1
      }
    }
    return nil
  }

  /// Whether any date matches: the calendar repeats itself after 400 years.
  var isPossible: Bool {
    let start = CivilDate(year: 2000, month: 1, day: 1).daysSince1970
    return first(from: start, through: start + 146_097) != nil
  }
}
