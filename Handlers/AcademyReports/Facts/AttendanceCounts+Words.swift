public import AcademyKit

extension AttendanceCounts {
  /// The headings of ``fields``.
  public static func headings(_ words: Words) -> [String] {
    [words("출석", "Present"), words("지각", "Late"), words("결석", "Absent"), words("공결", "Excused")]
  }

  /// The numbers for a file.
  public var fields: [String] { [present, late, absent, excused].map(String.init) }

  /// The share for a file, such as `97.5`; empty: nothing counts.
  public var rateField: String { rate.map { "\($0 / 10).\($0 % 10)" } ?? "" }

  /// The columns of ``cells(_:)``.
  public static func columns(_ words: Words) -> [Table.Column] {
    headings(words).map { .number($0) } + [.number(words("출석률", "Attendance"))]
  }

  /// The numbers for a table, with the share.
  public func cells(_ words: Words) -> [String] {
    [present, late, absent, excused].map(words.number) + [words.percent(rate)]
  }

  /// The four numbers as the parts of columns over categories.
  public static func series(_ tallies: [AttendanceCounts], _ words: Words) -> [Series] {
    let names = headings(words)
    return [
      Series(names[0], tallies.map { Double($0.present) }, .blue),
      Series(names[1], tallies.map { Double($0.late) }, .amber),
      Series(names[2], tallies.map { Double($0.absent) }, .red),
      Series(names[3], tallies.map { Double($0.excused) }, .grey),
    ]
  }

  /// What the shades of ``cell(_:_:)`` mean.
  public static func legend(_ words: Words) -> [(text: String, shade: HeatMap.Shade)] {
    [
      (words("95% 이상", "95% or more"), .level(4)), (words("90% 이상", "90% or more"), .level(3)),
      (words("80% 이상", "80% or more"), .level(2)), (words("70% 이상", "70% or more"), .level(1)),
      (words("70% 미만", "below 70%"), .level(0)),
    ]
  }

  /// A cell of a heat map: the share as a whole number, and its shade. Nil: nothing counts.
  public func cell(_ what: String, _ words: Words) -> HeatMap.Cell? {
    guard let rate else { return nil }
    let level =
      switch rate {
      case 950...: 4
      case 900..<950: 3
      case 800..<900: 2
      case 700..<800: 1
      default: 0
      }
    let numbers = zip(Self.headings(words), fields).map { "\($0) \($1)" }.joined(separator: ", ")
    return HeatMap.Cell("\(rate / 10)", .level(level), says: "\(what): \(words.percent(rate)) (\(numbers))")
  }
}
