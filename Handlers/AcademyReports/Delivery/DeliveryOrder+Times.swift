public import AcademyKit
public import IntentKit

extension DeliveryOrder {
  /// The first time after another at which a report is due: on a Monday or on the first day of a month, at a time of the
  /// academy's clock.
  public static func due(_ every: Every, at time: TimeOfDay, after now: Timestamp, _ clock: UTCOffset) -> Timestamp {
    var day = first(every, clock.local(now).day)
    while true {
      let due = clock.time(of: day) + .seconds(time.minutes * 60)
      if due > now { return due }
      day = first(every, day.adding(every == .week ? 7 : 32))
    }
  }

  /// The days that the report of a due time is of: the week or month that ended before.
  public func days(_ due: Timestamp, _ clock: UTCOffset) -> (from: Day, to: Day) {
    let last = Self.first(every, clock.local(due).day).adding(-1)
    return (Self.first(every, last), last)
  }

  private static func first(_ every: Every, _ day: Day) -> Day {
    every == .week ? day.monday : Month(of: day).firstDay
  }
}
