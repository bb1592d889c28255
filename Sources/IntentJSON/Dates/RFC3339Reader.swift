/// Reads one RFC 3339 time from left to right.
struct RFC3339Reader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func read() throws(RFC3339.Fault) -> Int64 {
    let days = try readDate()
    guard take("T") || take("t") else { throw RFC3339.Fault(reason: "has no T between date and time") }
    let hour = try readNumber(2, "hour", 0...23)
    try expect(":", after: "the hour")
    let minute = try readNumber(2, "minute", 0...59)
    try expect(":", after: "the minute")
    var second = try readNumber(2, "second", 0...60)
    var fraction = try readFraction()
    let offset = try readOffset()
    guard index == bytes.count else { throw RFC3339.Fault(reason: "goes on after the offset") }
    let minutes = days * 1440 + hour * 60 + minute - offset
    if second == 60 {
      guard minutes - minutes.flooredQuotient(1440) * 1440 == 1439 else {
        throw RFC3339.Fault(reason: "has second 60, which only 23:59 in UTC can have")
      }
      (second, fraction) = (59, 999)
    }
    let milliseconds = (minutes * 60 + second) * 1000 + fraction
    guard (RFC3339.firstMillisecond...RFC3339.lastMillisecond).contains(milliseconds) else {
      throw RFC3339.Fault(reason: "is outside of the years 1 to 9999 in UTC")
    }
    return milliseconds
  }

  private mutating func readDate() throws(RFC3339.Fault) -> Int64 {
    var date = CivilDate(year: try readNumber(4, "year", 1...9999), month: 1, day: 1)
    try expect("-", after: "the year")
    date.month = try readNumber(2, "month", 1...12)
    try expect("-", after: "the month")
    date.day = try readNumber(2, "day", 1...date.daysInMonth)
    return date.daysSince1970
  }

  /// Milliseconds; digits past the third are cut off.
  private mutating func readFraction() throws(RFC3339.Fault) -> Int64 {
    guard take(".") else { return 0 }
    var value: Int64 = 0
    var count = 0
    while index < bytes.count, JSONByte.isDigit(bytes[index]) {
      if count < 3 { value = value * 10 + Int64(bytes[index] - UInt8(ascii: "0")) }
      count += 1
      index += 1
    }
    guard count > 0 else { throw RFC3339.Fault(reason: "has no digit after the point") }
    for _ in 0..<max(0, 3 - count) { value *= 10 }
    return value
  }

  /// Minutes east of UTC.
  private mutating func readOffset() throws(RFC3339.Fault) -> Int64 {
    if take("Z") || take("z") { return 0 }
    let isEast = take("+")
    guard isEast || take("-") else { throw RFC3339.Fault(reason: "has no offset: end it with Z or +00:00") }
    let hours = try readNumber(2, "offset hour", 0...23)
    try expect(":", after: "the offset's hours")
    let minutes = hours * 60 + (try readNumber(2, "offset minute", 0...59))
    return isEast ? minutes : -minutes
  }

  private mutating func readNumber(
    _ width: Int, _ name: String, _ range: ClosedRange<Int64>
  ) throws(RFC3339.Fault) -> Int64 {
    var value: Int64 = 0
    for _ in 0..<width {
      guard index < bytes.count, JSONByte.isDigit(bytes[index]) else {
        throw RFC3339.Fault(reason: "does not give the \(name) in \(width) digits")
      }
      value = value * 10 + Int64(bytes[index] - UInt8(ascii: "0"))
      index += 1
    }
    guard range.contains(value) else { throw RFC3339.Fault(reason: "has \(name) \(value)") }
    return value
  }

  private mutating func expect(_ character: Unicode.Scalar, after place: String) throws(RFC3339.Fault) {
    guard take(character) else { throw RFC3339.Fault(reason: "has no \"\(character)\" after \(place)") }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }
}
