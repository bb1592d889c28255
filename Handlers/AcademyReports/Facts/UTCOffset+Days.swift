public import AcademyKit
public import IntentKit

extension UTCOffset {
  /// When a day begins on this clock.
  public func start(of day: Day) -> Timestamp {
    Timestamp(milliseconds: (Int64(day.number) * 1440 - Int64(minutes)) * 60_000)
  }
}
