public import IntentKit

/// The hours in which nobody is written to, on the academy's clock: `21:00-08:00`, over midnight where they end before
/// they begin.
public struct QuietHours: TextValue, SQLBindable {
  /// What they are, for people who write some.
  public static let form = "quiet hours"
  /// Some.
  public static let example = "21:00-08:00"

  /// The first quiet minute of a day.
  let first: Int
  /// The minute of a day from which people are written to again.
  let end: Int
  /// `21:00-08:00`
  public let text: String

  /// Reads `21:00-08:00`.
  public init(_ text: String) throws(ModelError) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = try? TimeOfDay(String(parts[0])), let end = try? TimeOfDay(String(parts[1]))
    else { throw ModelError(.invalidText, "\"\(text.prefix(40))\" is no quiet hours: they take the form 21:00-08:00") }
    guard first != end else {
      throw ModelError(.invalidText, "\"\(text)\" ends when it begins: to have no quiet hours, remove the setting")
    }
    self.first = first.minutes
    self.end = end.minutes
    self.text = text
  }

  /// When the quiet hours end that a time lies in; nil: it lies in none.
  public func end(at time: Timestamp, on clock: UTCOffset) -> Timestamp? {
    let minute = clock.local(time).minute
    let isQuiet = first < end ? (first..<end).contains(minute) : minute >= first || minute < end
    guard isQuiet else { return nil }
    let minutesLeft = (end - minute + 1440) % 1440
    let startOfMinute = time.milliseconds - (time.milliseconds % 60_000 + 60_000) % 60_000
    return Timestamp(milliseconds: startOfMinute + Int64(minutesLeft) * 60_000)
  }
}
