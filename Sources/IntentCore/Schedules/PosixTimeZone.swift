import IntentJSON

/// The rule at the end of a TZif file for times past its table: a TZ string of POSIX, with the hours that RFC 9636
/// adds (-167 to 167).
struct PosixTimeZone: Sendable, Hashable {
  /// When a change comes in a year.
  enum Day: Sendable, Hashable {
    /// `J60`: the 60th day, February 29 never counted.
    case julian(Int64)
    /// `59`: days since January 1, February 29 counted.
    case ordinal(Int64)
    /// `M3.2.0`: month, week (5 is the last), weekday.
    case weekday(month: Int64, week: Int64, weekday: Int64)
  }

  struct Change: Sendable, Hashable {
    var day: Day
    /// Seconds after the day's midnight, by the clock as it stands before the change.
    var time: Int64

    /// The change in a year, in seconds of local time since 1970.
    func local(in year: Int64) -> Int64 {
      let start = CivilDate(year: year, month: 1, day: 1)
      let days: Int64
      switch day {
      case .julian(let number): days = start.daysSince1970 + number - 1 + (start.isLeapYear && number > 59 ? 1 : 0)
      case .ordinal(let number): days = start.daysSince1970 + number
      case .weekday(let month, let week, let weekday):
        let first = CivilDate(year: year, month: month, day: 1)
        let shift = (weekday - Int64(CronDays.weekday(first.daysSince1970)) + 7) % 7
        var day = 1 + shift + 7 * (week - 1)
        if day > first.daysInMonth { day -= 7 }
        days = first.daysSince1970 + day - 1
      }
      return days * 86_400 + time
    }
  }

  var standard: TimeZoneRules.LocalType
  /// The time in summer; nil: there is none.
  var summer: Summer?

  struct Summer: Sendable, Hashable {
    var type: TimeZoneRules.LocalType
    var start: Change
    var end: Change
  }

  /// The changes of a year, in order.
  func transitions(in year: Int64) -> [TimeZoneRules.Transition] {
    guard let summer else { return [] }
    let begins = summer.start.local(in: year) - standard.offset
    let ends = summer.end.local(in: year) - summer.type.offset
    let changes = [
      TimeZoneRules.Transition(at: begins, type: summer.type), TimeZoneRules.Transition(at: ends, type: standard),
    ]
    return begins <= ends ? changes : [changes[1], changes[0]]
  }
}
