/// A value for a placeholder of a template, written in the way of whoever reads it.
public enum TemplateValue: Sendable, Hashable {
  /// As it is.
  case text(String)
  /// A number.
  case number(Int)
  /// `11월 21일(토)` or `Saturday, 21 November 2026`
  case day(Day)
  /// `2026년 11월` or `November 2026`
  case month(Month)
  /// `16:00`
  case time(TimeOfDay)
  /// `150,000원` or `KRW 150,000`
  case money(Money)

  /// What it is written as.
  public func text(in language: Language) -> String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .day(let day): day.text(in: language)
    case .month(let month): month.text(in: language)
    case .time(let time): time.text
    case .money(let money): money.text(in: language)
    }
  }

  /// What it is for.
  public var type: PlaceholderType {
    switch self {
    case .text: .text
    case .number: .number
    case .day: .day
    case .month: .month
    case .time: .time
    case .money: .money
    }
  }
}
