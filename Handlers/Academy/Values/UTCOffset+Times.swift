public import IntentKit

extension UTCOffset {
  /// The time at which the academy's clock shows a minute of a day.
  public func time(of day: Day, minute: Int = 0) -> Timestamp {
    Timestamp(milliseconds: (Int64(day.number) * 1440 + Int64(minute - minutes)) * 60_000)
  }

  /// The times from which and before which the academy's clock shows a month.
  public func bounds(of month: Month) -> (start: Timestamp, end: Timestamp) {
    (time(of: month.firstDay), time(of: month.next.firstDay))
  }

  /// The modifier that has SQLite show a time in UTC as the academy's clock does: `+540 minutes`.
  public var sqlModifier: String { (minutes < 0 ? "" : "+") + "\(minutes) minutes" }
}
