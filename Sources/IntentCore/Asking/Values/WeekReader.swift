/// Reads a week, and answers with its Monday: `이번 주`, `지난주`, `2주 전`, `next week`; a day (see ``DayReader``) is of its week.
struct WeekReader {
  let time: AskingTime

  static let koreanWeeks: [(String, Int64)] = [
    ("지지난주", -2), ("저저번주", -2), ("지난주", -1), ("저번주", -1), ("전주", -1), ("이번주", 0), ("금주", 0), ("다다음주", 2),
    ("다음주", 1), ("차주", 1), ("내주", 1),
  ]
  static let englishWeeks: [(String, Int64)] = [
    ("the week before last", -2), ("last week", -1), ("this week", 0), ("the week after next", 2), ("next week", 1),
  ]

  /// A Monday, counted from 1970; nil: the text is no week.
  func monday(_ text: AskedText) -> Int64? {
    if let offset = WordScanner.whole(text.compact, { $0.take(Self.koreanWeeks) })
      ?? WordScanner.whole(text.spaced, { $0.take(Self.englishWeeks) })
    {
      return time.monday + offset * 7
    }
    var spaced = text.spaced
    for start in ["the week of ", "week of "] where spaced.hasPrefix(start) { spaced.removeFirst(start.count) }
    if spaced.hasSuffix(" 주") { spaced.removeLast(2) }
    return DayReader(time: time).day(AskedText(spaced)).map(AskingTime.monday)
  }
}
