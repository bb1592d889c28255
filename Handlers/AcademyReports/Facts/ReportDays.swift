public import AcademyKit
import IntentKit

/// Rules for the first and the last day of a report.
public enum ReportDays {
  /// Refuses days in the wrong order, and more of them than a report is of.
  public static func check(_ first: Day, _ last: Day, longest: Int) throws {
    guard first <= last else { throw IntentError.invalidParams("\(last) is before \(first)", field: "to") }
    guard last.number - first.number < longest else {
      throw IntentError.invalidParams("\(first) is more than \(longest) days before \(last)", field: "from")
    }
  }

  /// What days are called in a report's id: `2026-11` for a whole month, else both.
  public static func period(_ first: Day, _ last: Day) -> String {
    let month = Month(of: first)
    return first == month.firstDay && last == month.lastDay ? month.text : "\(first)_\(last)"
  }

  /// As above, where either may be left open: `all`, `from_2026-11-01`, `to_2026-11-30`.
  public static func period(from first: Day?, to last: Day?) -> String {
    switch (first, last) {
    case (nil, nil): "all"
    case (let first?, nil): "from_\(first)"
    case (nil, let last?): "to_\(last)"
    case (let first?, let last?): period(first, last)
    }
  }

  /// A period of a report's, for people.
  public static func text(_ period: String, _ words: Words) -> String {
    if let month = try? Month(period) { return words.month(month) }
    let parts = period.split(separator: "_").map(String.init)
    if parts.count == 2, let first = try? Day(parts[0]), let last = try? Day(parts[1]) {
      return words.range(first, last)
    }
    if let monday = Self.monday(of: period) { return words.range(monday, monday.adding(6)) }
    return period == "all" ? words("전체 기간", "all time") : period
  }

  /// The first day of `2026-W48`: weeks are counted from the one with 4 January.
  private static func monday(of week: String) -> Day? {
    let parts = week.split(separator: "-")
    guard parts.count == 2, parts[1].first == "W", let number = Int(parts[1].dropFirst()),
      let fourth = try? Day("\(parts[0])-01-04")
    else { return nil }
    return fourth.monday.adding(7 * (number - 1))
  }
}
