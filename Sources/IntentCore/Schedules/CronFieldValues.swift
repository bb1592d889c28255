/// What one field of a cron expression matches.
struct CronFieldValues: Sendable, Hashable {
  /// A bit a number.
  var numbers: UInt64 = 0
  /// Bit n: n days before the last day of the month. Of the day of month only.
  var fromLastDay: UInt32 = 0
  /// Bit 7 * (n - 1) + d: the nth weekday d of the month. Of the day of week only.
  var nthWeekdays: UInt64 = 0
  /// Bit d: the last weekday d of the month. Of the day of week only.
  var lastWeekdays: UInt8 = 0
  /// Whether the field starts with `*` (or is `?`).
  var startsWithStar = false

  func contains(_ number: Int) -> Bool { numbers & (1 << UInt64(number)) != 0 }

  /// The numbers, ascending.
  var all: [Int] { (0..<64).filter(contains) }

  mutating func insert(_ number: Int) { numbers |= 1 << UInt64(number) }
}
