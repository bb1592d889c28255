public import IntentKit

/// How far the academy's clock is ahead of UTC, written `+09:00`.
///
/// A fixed distance: for a place that changes its clocks twice a year, the setting has to change with them.
public struct UTCOffset: TextValue, SQLBindable {
  /// What it is, for people who write one.
  public static let form = "distance from UTC"
  /// One.
  public static let example = "+09:00"

  /// Minutes ahead of UTC; negative west of it.
  public let minutes: Int
  /// `+09:00`
  public let text: String

  /// Reads `+09:00`.
  public init(_ text: String) throws(ModelError) {
    guard let sign = text.first, "+-".contains(sign), text.utf8.count == 6,
      let time = try? TimeOfDay(String(text.dropFirst())), time.minutes <= 14 * 60
    else { throw ModelError(.invalidText, "\"\(text.prefix(40))\" is no distance from UTC: it takes the form +09:00") }
    minutes = sign == "-" ? -time.minutes : time.minutes
    self.text = text
  }

  /// The day and the minute of that day which the academy's clock shows at a time.
  public func local(_ time: Timestamp) -> (day: Day, minute: Int) {
    let total = Int((time.milliseconds / 1000).floorDivided(by: 60)) + minutes
    let day = Int64(total).floorDivided(by: 1440)
    return (Day(number: Int(day)), total - Int(day) * 1440)
  }
}

extension Int64 {
  /// Divided towards the past, where division in Swift goes towards zero.
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    self / divisor - (self % divisor < 0 ? 1 : 0)
  }
}
