public import IntentJSON

/// What stands at a place of a pattern, such as `{student}`: which parameter it gives, and how it is read.
public struct Placeholder: Sendable, Hashable {
  /// Its name in patterns.
  public var name: String
  /// The parameter that it gives.
  public var param: String
  /// How it is read.
  public var type: PlaceholderType
  /// Words that may stand beside what is looked for and are no part of it, such as `학생` or `student`.
  public var titles: [String]

  /// A placeholder from its parts; by default a text, and the parameter of the same name.
  public init(_ name: String, param: String? = nil, type: PlaceholderType = .text, titles: [String] = []) {
    self.name = name
    self.param = param ?? name
    self.type = type
    self.titles = titles
  }
}

/// How the words at a placeholder are read.
public enum PlaceholderType: Sendable, Hashable {
  /// As they are.
  case text
  /// A whole number that is not negative.
  case integer
  /// Money, in whole minor units. Where another currency than the usual one is named, it goes into a parameter of its own;
  /// where there is none for it, such an amount is none.
  case amount(usual: String, currencyParam: String?)
  /// A day, as `2026-11-21`.
  case day
  /// The Monday of a week, as `2026-11-16`.
  case week
  /// A month, as `2026-11`.
  case month
  /// A time of day, as `16:30`.
  case time
  /// An instant, as RFC 3339.
  case moment
  /// One of some words, each of which stands for a value.
  case words([Word])
  /// What a query finds by them.
  case lookup(PlaceholderLookup)

  /// A word and the value it stands for.
  public struct Word: Sendable, Hashable {
    /// As it is said.
    public var said: String
    /// What it stands for.
    public var value: JSONText
  }

  /// The types that are named by `type`.
  static let named = ["text", "integer", "amount", "day", "week", "month", "time", "moment"]

  /// What the placeholder takes, for people: examples.
  public var example: String {
    switch self {
    case .text: "any words"
    case .integer: "3"
    case .amount: "150,000원, 15만원, $12.50"
    case .day: "오늘, 지난주 월요일, 11월 21일, yesterday, 2026-11-21"
    case .week: "이번 주, 지난주, next week, 2026-11-21"
    case .month: "이번 달, 11월, last month, 2026-11"
    case .time: "오후 4시 30분, 16:30, 4:30 pm"
    case .moment: "내일 오후 4시, 30분 뒤, tomorrow at 4 pm"
    case .words(let words): words.prefix(6).map(\.said).joined(separator: ", ")
    case .lookup(let lookup): "a \(lookup.label) or an \(lookup.id) that \(lookup.intent) finds"
    }
  }
}
