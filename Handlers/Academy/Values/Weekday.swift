public import IntentKit

/// A day of the week, from Monday, as ISO 8601 counts.
public enum Weekday: Int, Sendable, CaseIterable, Comparable {
  /// The days, in order.
  case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday

  /// `mon`, as it is written in files.
  public var short: String { Self.shorts[rawValue - 1] }
  /// `월` or `Monday`.
  public func name(in language: Language) -> String {
    language == .korean ? Self.korean[rawValue - 1] : Self.english[rawValue - 1]
  }

  /// Earlier in the week.
  public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }

  private static let shorts = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let korean = ["월", "화", "수", "목", "금", "토", "일"]
  private static let english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}

/// The days on which a class meets, written `mon wed fri`.
public struct Weekdays: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static let form = "days of the week"
  /// One.
  public static let example = "mon wed fri"

  /// The days in the order of the week, with spaces between them.
  public let text: String
  /// The days.
  public var days: [Weekday] {
    text.split(separator: " ").compactMap { word in Weekday.allCases.first { $0.short == word } }
  }

  /// For reading: `월, 수, 금` or `Monday, Wednesday, Friday`.
  public func text(in language: Language) -> String { days.map { $0.name(in: language) }.joined(separator: ", ") }

  /// Reads `mon wed fri` or `mon/wed/fri`, in any order and case.
  public init(_ text: String) throws(ModelError) {
    var days = Set<Weekday>()
    for word in text.split(whereSeparator: { $0 == " " || $0 == "/" }) {
      guard let day = Weekday.allCases.first(where: { $0.short == word.lowercased() }) else {
        throw ModelError(.invalidText, "\"\(word)\" is no day of the week: write mon, tue, wed, thu, fri, sat or sun")
      }
      days.insert(day)
    }
    guard !days.isEmpty else { throw ModelError(.invalidText, "it names no day of the week, as in \"mon wed fri\"") }
    self.text = days.sorted().map(\.short).joined(separator: " ")
  }
}
