import IntentJSON
public import IntentModel

/// When something is asked, and by whose clocks: what `today` and `오후 4시` go by.
public struct AskingTime: Sendable {
  /// The moment.
  public let now: Timestamp
  /// Whose clocks.
  public let zone: TimeZoneRules

  /// A moment and a zone.
  public init(now: Timestamp, zone: TimeZoneRules) {
    self.now = now
    self.zone = zone
  }

  /// Seconds that clocks on the wall show, counted from 1970.
  var wallSeconds: Int64 {
    let seconds = now.milliseconds.flooredQuotient(1000)
    return seconds + zone.type(at: seconds).offset
  }

  /// Today, in days since 1970.
  var today: Int64 { wallSeconds.flooredQuotient(86_400) }

  var date: CivilDate { CivilDate(daysSince1970: today) }

  /// Monday of this week, in days since 1970.
  var monday: Int64 { Self.monday(of: today) }

  static func monday(of day: Int64) -> Int64 { day - (day + 3) % 7 }

  /// The instant at which clocks show a time of day; of two the first, and where clocks go past it the moment they do.
  func instant(day: Int64, seconds: Int64) -> Timestamp {
    switch zone.reading(ofLocal: day * 86_400 + seconds) {
    case .once(let instant): Timestamp(milliseconds: instant * 1000)
    case .repeated(let first, _): Timestamp(milliseconds: first * 1000)
    case .skipped(let shift): Timestamp(milliseconds: shift * 1000)
    }
  }
}
