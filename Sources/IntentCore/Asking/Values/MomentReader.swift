import IntentJSON
import IntentModel

/// Reads an instant: `내일 오후 4시`, `오후 4시` (today), `30분 뒤`, `지금`, `tomorrow at 4 pm`, `in 2 hours`, or an RFC 3339 time.
struct MomentReader {
  let time: AskingTime

  /// nil: the text is no instant.
  func moment(_ text: AskedText) -> Timestamp? {
    let (compact, spaced) = (text.compact, text.spaced)
    if ["지금", "now", "rightnow", "방금"].contains(compact) { return time.now }
    if let instant = try? Timestamp(rfc3339: compact.uppercased()) { return instant }
    if let length = WordScanner.whole(compact, ahead) { return time.now.adding(milliseconds: length * 1000) }
    if let seconds = ClockReader.seconds(text) { return time.instant(day: time.today, seconds: seconds) }
    let words = spaced.split(separator: " ").map(String.init)
    for cut in words.indices.dropFirst() {
      let (start, end) = (
        AskedText(words[..<cut].joined(separator: " ")), AskedText(words[cut...].joined(separator: " "))
      )
      for (day, clock) in [(start, end), (end, start)] {
        if let day = DayReader(time: time).day(day), let seconds = ClockReader.seconds(clock) {
          return time.instant(day: day, seconds: seconds)
        }
      }
    }
    return nil
  }

  /// `30분 뒤`, `2시간 후`, `in 30 minutes`, `2 hours from now`: in seconds.
  private func ahead(_ scanner: inout WordScanner) -> Int64? {
    let isFirst = scanner.take("in")
    guard let number = scanner.number(digits: 1...5), let unit = scanner.take(Self.units) else { return nil }
    guard isFirst || scanner.take([("뒤", true), ("후", true), ("있다가", true), ("fromnow", true), ("later", true)]) != nil
    else { return nil }
    return number * unit
  }

  private static let units: [(String, Int64)] = [
    ("시간", 3600), ("분", 60), ("hours", 3600), ("hour", 3600), ("minutes", 60), ("minute", 60), ("mins", 60),
    ("min", 60),
  ]
}
