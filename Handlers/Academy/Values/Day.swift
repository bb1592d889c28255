public import IntentKit

/// A day of the calendar, written `2026-11-21`.
public struct Day: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static let form = "day"
  /// One.
  public static let example = "2026-11-21"

  /// Days since 1970-01-01.
  public let number: Int
  /// `2026-11-21`
  public let text: String

  /// Reads `2026-11-21`.
  public init(_ text: String) throws(ModelError) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let isShaped =
      text.utf8.count == 10
      && text.utf8.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
    guard isShaped, parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      throw Self.invalid(text)
    }
    self.init(number: Self.number(year, month, day))
    // A day such as February 30 counts on into March, and comes back as another text.
    guard year >= 1, (1...12).contains(month), self.text == text else { throw Self.invalid(text) }
  }

  /// The day of this number.
  public init(number: Int) {
    self.number = number
    let (year, month, day) = Self.civil(number)
    text = Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
  }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    Weekday(rawValue: (number % 7 + 7 + 3) % 7 + 1) ?? .monday
  }

  /// The day so many days later.
  public func adding(_ days: Int) -> Day { Day(number: number + days) }

  /// The Monday of the day's week.
  public var monday: Day { adding(1 - weekday.rawValue) }

  /// The week by ISO 8601: `2026-W47`. It belongs to the year that its Thursday lies in.
  public var isoWeek: String {
    let thursday = monday.adding(3)
    let year = Self.civil(thursday.number).year
    return "\(Self.padded(year, 4))-W\(Self.padded((thursday.number - Self.number(year, 1, 1)) / 7 + 1, 2))"
  }

  /// For reading: `11월 21일(토)` or `Saturday, 21 November 2026`.
  public func text(in language: Language) -> String {
    let (year, month, day) = Self.civil(number)
    switch language {
    case .korean: return "\(month)월 \(day)일(\(weekday.name(in: .korean)))"
    case .english: return "\(weekday.name(in: .english)), \(day) \(Self.months[month - 1]) \(year)"
    }
  }

  private static func invalid(_ text: String) -> ModelError {
    ModelError(.invalidText, "\"\(text.prefix(40))\" is no day: it takes the form 2026-11-21")
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

extension Day {
  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the leap day is last.

  /// Days since 1970-01-01 of a day of the Gregorian calendar.
  fileprivate static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Year, month and day of a number of days since 1970-01-01.
  fileprivate static func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
