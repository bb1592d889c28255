import IntentJSON

/// Reads a month: `이번 달`, `지난달`, `11월`, `2026년 11월`, `2026-11`, `last month`, `November 2026`.
///
/// A month without a year is the one nearest to this month; of two as near, the one that has passed.
struct MonthReader {
  let time: AskingTime

  static let koreanMonths: [(String, Int64)] = [
    ("지지난달", -2), ("지난달", -1), ("저번달", -1), ("전월", -1), ("이번달", 0), ("이달", 0), ("당월", 0), ("금월", 0),
    ("다다음달", 2), ("다음달", 1), ("내달", 1), ("익월", 1),
  ]
  private static let englishMonths: [(String, Int64)] = [("last month", -1), ("this month", 0), ("next month", 1)]
  private static let koreanYears: [(String, Int64)] = [
    ("재작년", -2), ("작년", -1), ("지난해", -1), ("올해", 0), ("금년", 0), ("내년", 1),
  ]

  /// `2026-11`; nil: the text is no month.
  func month(_ text: AskedText) -> String? {
    let (compact, spaced) = (text.compact, text.spaced)
    if let offset = WordScanner.whole(compact, { $0.take(Self.koreanMonths) })
      ?? WordScanner.whole(spaced, { $0.take(Self.englishMonths) })
    {
      return Self.text(time.month(offset: offset))
    }
    return (numeric(compact) ?? korean(compact) ?? english(spaced)).flatMap(Self.text)
  }

  /// `2026년`, `작년`; nil: no year comes next, and nothing was taken.
  func koreanYear(_ scanner: inout WordScanner) -> Int64? {
    if let offset = scanner.take(Self.koreanYears) { return time.date.year + offset }
    var ahead = scanner
    guard let year = ahead.number(digits: 4...4), ahead.take("년") else { return nil }
    scanner = ahead
    return year
  }

  private func numeric(_ compact: String) -> (year: Int64, month: Int64)? {
    for separator in ["-", "/", "."] {
      let found: (Int64, Int64)? = WordScanner.whole(compact) { scanner in
        guard let year = scanner.number(digits: 4...4), scanner.take(separator),
          let month = scanner.number(digits: 1...2)
        else { return nil }
        return (year, month)
      }
      if let found { return found }
    }
    return nil
  }

  private func korean(_ compact: String) -> (year: Int64, month: Int64)? {
    WordScanner.whole(compact) { scanner in
      let year = koreanYear(&scanner)
      guard let month = scanner.number(digits: 1...2), scanner.take("월") else { return nil }
      _ = scanner.take("달")
      return year.map { ($0, month) } ?? nearest(month)
    }
  }

  private func english(_ spaced: String) -> (year: Int64, month: Int64)? {
    WordScanner.whole(spaced) { scanner in
      guard let month = EnglishDayReader.month(&scanner) else { return nil }
      guard scanner.take(" ") else { return nearest(month) }
      return scanner.number(digits: 4...4).map { ($0, month) }
    }
  }

  private func nearest(_ month: Int64) -> (year: Int64, month: Int64)? {
    guard (1...12).contains(month) else { return nil }
    let now = time.date.year * 12 + time.date.month
    let years = time.date.year - 1...time.date.year + 1
    return years.min { abs($0 * 12 + month - now) < abs($1 * 12 + month - now) }.map { ($0, month) }
  }

  private static func text(_ found: (year: Int64, month: Int64)) -> String? {
    guard (1...9999).contains(found.year), (1...12).contains(found.month) else { return nil }
    return "\(CivilDate.digits(found.year, 4))-\(CivilDate.digits(found.month, 2))"
  }
}
