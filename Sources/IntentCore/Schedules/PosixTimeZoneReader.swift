/// Reads a TZ string: `EST5EDT,M3.2.0,M11.1.0`, `<+1030>-10:30<+11>-11,M10.1.0,M4.1.0`.
struct PosixTimeZoneReader {
  private let bytes: [UInt8]
  private var index = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// nil: it is no such string.
  static func read(_ bytes: [UInt8]) -> PosixTimeZone? {
    var reader = PosixTimeZoneReader(bytes)
    return reader.read()
  }

  private mutating func read() -> PosixTimeZone? {
    guard let name = name(), let west = time(hours: 24) else { return nil }
    var zone = PosixTimeZone(
      standard: TimeZoneRules.LocalType(offset: -west, isDaylight: false, abbreviation: name))
    if index == bytes.count { return zone }
    guard let summerName = self.name() else { return nil }
    var offset = -west + 3600
    if index < bytes.count, bytes[index] != UInt8(ascii: ",") {
      guard let west = time(hours: 24) else { return nil }
      offset = -west
    }
    guard take(","), let start = change(), take(","), let end = change(), index == bytes.count else { return nil }
    zone.summer = PosixTimeZone.Summer(
      type: TimeZoneRules.LocalType(offset: offset, isDaylight: true, abbreviation: summerName), start: start, end: end)
    return zone
  }

  private mutating func name() -> String? {
    let isQuoted = take("<")
    let start = index
    while index < bytes.count, Self.isNamed(bytes[index], quoted: isQuoted) { index += 1 }
    let name = String(decoding: bytes[start..<index], as: UTF8.self)
    guard name.utf8.count >= 3, !isQuoted || take(">") else { return nil }
    return name
  }

  private static func isNamed(_ byte: UInt8, quoted: Bool) -> Bool {
    if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) { return true }
    return quoted
      && (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte))
  }

  private mutating func change() -> PosixTimeZone.Change? {
    let day: PosixTimeZone.Day
    if take("J") {
      guard let number = number(1...365) else { return nil }
      day = .julian(number)
    } else if take("M") {
      guard let month = number(1...12), take("."), let week = number(1...5), take("."), let weekday = number(0...6)
      else { return nil }
      day = .weekday(month: month, week: week, weekday: weekday)
    } else {
      guard let number = number(0...365) else { return nil }
      day = .ordinal(number)
    }
    guard take("/") else { return PosixTimeZone.Change(day: day, time: 7200) }
    return time(hours: 167).map { PosixTimeZone.Change(day: day, time: $0) }
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private mutating func time(hours: Int64) -> Int64? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hours = number(0...hours) else { return nil }
    var seconds = hours * 3600
    if take(":") {
      guard let minutes = number(0...59) else { return nil }
      seconds += minutes * 60
      if take(":") {
        guard let more = number(0...59) else { return nil }
        seconds += more
      }
    }
    return isNegative ? -seconds : seconds
  }

  private mutating func number(_ range: ClosedRange<Int64>) -> Int64? {
    let start = index
    var value: Int64 = 0
    while index < bytes.count, index - start < 3, (48...57).contains(bytes[index]) {
      value = value * 10 + Int64(bytes[index] - 48)
      index += 1
    }
    return index > start && range.contains(value) ? value : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }
}
