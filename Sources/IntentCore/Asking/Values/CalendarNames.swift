/// What days and months are called.
enum CalendarNames {
  /// Monday is 0. The longest first.
  static let koreanWeekdays: [(String, Int64)] = ["월", "화", "수", "목", "금", "토", "일"].enumerated().flatMap {
    [($1 + "요일", Int64($0)), ($1 + "욜", Int64($0))]
  }

  static let englishWeekdays = names(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], from: 0, shortened: [3, 4])

  /// January is 1.
  static let englishMonths = names(
    [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ], from: 1, shortened: [3, 4])

  /// Names and their beginnings, the longest first.
  private static func names(_ names: [String], from first: Int64, shortened: [Int]) -> [(String, Int64)] {
    let numbered = zip(names, first...)
    let short = shortened.reversed().flatMap { length in numbered.map { (String($0.prefix(length)), $1) } }
    return numbered.map { ($0, $1) } + short
  }
}
