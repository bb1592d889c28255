import IntentJSON
public import IntentModel

/// What a zone's clocks show at an instant: for people.
public struct LocalTime: Sendable, Hashable {
  private let seconds: Int64
  private let type: TimeZoneRules.LocalType

  /// The time of an instant in a zone.
  public init(_ instant: Timestamp, in zone: TimeZoneRules) {
    let utc = instant.milliseconds.flooredQuotient(1000)
    type = zone.type(at: utc)
    seconds = utc + type.offset
  }

  /// `2026-03-29`
  public var date: String { Self.date(seconds) }
  /// `03:00:00`
  public var time: String { Self.time(seconds) }
  /// Such as `CEST`.
  public var abbreviation: String { type.abbreviation }
  /// `+02:00`; with seconds where there are some.
  public var offset: String {
    let size = abs(type.offset)
    let text = "\(Self.two(size / 3600)):\(Self.two(size / 60 % 60))"
    return (type.offset < 0 ? "-" : "+") + text + (size % 60 == 0 ? "" : ":\(Self.two(size % 60))")
  }
  /// `Sun`
  public var weekday: String {
    ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][CronDays.weekday(seconds.flooredQuotient(86_400))]
  }
  /// `2026-03-29T03:00:00+02:00`
  public var rfc3339: String { "\(date)T\(time)\(offset)" }

  static func date(_ seconds: Int64) -> String {
    Timestamp(milliseconds: seconds * 1000).day
  }

  /// `03:00`, with seconds where there are some.
  static func shortTime(_ seconds: Int64) -> String {
    let text = time(seconds)
    return text.hasSuffix(":00") ? String(text.dropLast(3)) : text
  }

  private static func time(_ seconds: Int64) -> String {
    String(Timestamp(milliseconds: seconds * 1000).rfc3339.dropFirst(11).prefix(8))
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Firing {
  /// What is odd about the run, for people: clocks that change; nil: nothing is.
  public func note(in zone: TimeZoneRules) -> String? {
    guard let local, let reading else { return nil }
    let (date, time) = (LocalTime.date(local), LocalTime.shortTime(local))
    switch reading {
    case .once: return nil
    case .skipped:
      let shown = LocalTime(at, in: zone)
      let at = LocalTime.shortTime(self.at.milliseconds / 1000 + zone.type(at: self.at.milliseconds / 1000).offset)
      return "\(time) does not exist on \(date): runs at \(at)" + (shown.date == date ? "" : " on \(shown.date)")
    case .repeated(let first, _):
      let isFirst = at.milliseconds / 1000 == first
      return "\(time) comes twice on \(date): this is the \(isFirst ? "first" : "second") time"
    }
  }
}
