public import IntentKit

/// A month of the calendar, written `2026-11`.
public struct Month: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static let form = "month"
  /// One.
  public static let example = "2026-11"

  /// `2026-11`
  public let text: String

  /// Reads `2026-11`.
  public init(_ text: String) throws(ModelError) {
    guard text.utf8.count == 7, (try? Day(text + "-01")) != nil else {
      throw ModelError(.invalidText, "\"\(text.prefix(40))\" is no month: it takes the form 2026-11")
    }
    self.text = text
  }

  /// The month of a day.
  public init(of day: Day) {
    text = String(day.text.prefix(7))
  }

  /// Its first day.
  public var firstDay: Day {
    guard let day = try? Day(text + "-01") else { preconditionFailure("\(text) was checked to be a month") }
    return day
  }

  /// Its last day.
  public var lastDay: Day { next.firstDay.adding(-1) }
  /// The month after it.
  public var next: Month { Month(of: firstDay.adding(31)) }
  /// The month before it.
  public var previous: Month { Month(of: firstDay.adding(-1)) }

  /// For reading: `2026년 11월` or `November 2026`.
  public func text(in language: Language) -> String {
    let (year, month) = (text.prefix(4), Int(text.suffix(2)) ?? 1)
    switch language {
    case .korean: return "\(year)년 \(month)월"
    case .english: return "\(Day.months[month - 1]) \(year)"
    }
  }
}
