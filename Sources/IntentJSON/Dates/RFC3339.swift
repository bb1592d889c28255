/// Times as RFC 3339 writes them, as milliseconds since 1970-01-01T00:00:00Z. Years 1 to 9999.
package enum RFC3339 {
  /// Why a text is no time. The reason reads on from the text: `has month 13`.
  package struct Fault: Error, Sendable, Equatable {
    package var reason: String
  }

  /// 0001-01-01T00:00:00.000Z
  package static let firstMillisecond: Int64 = -62_135_596_800_000
  /// 9999-12-31T23:59:59.999Z
  package static let lastMillisecond: Int64 = 253_402_300_799_999

  /// Reads `2026-11-21T00:23:13.123Z`, or with an offset such as `+09:00`.
  ///
  /// Any number of fraction digits is taken and cut off after the third. A leap second (`23:59:60` in UTC) counts as
  /// the last millisecond of its minute.
  package static func parse(_ text: String) throws(Fault) -> Int64 {
    var reader = RFC3339Reader(text)
    return try reader.read()
  }

  /// Writes `2026-11-21T00:23:13.123Z`: UTC, always with three digits of fraction.
  package static func format(_ milliseconds: Int64) -> String {
    write(milliseconds, dateSeparator: "-", timeSeparator: ":")
  }

  /// Writes `20261121T002313.123Z`, for the names of files.
  package static func formatCompact(_ milliseconds: Int64) -> String {
    write(milliseconds, dateSeparator: "", timeSeparator: "")
  }

  /// Writes `2026-11-21`, the day in UTC.
  package static func formatDay(_ milliseconds: Int64) -> String {
    String(format(milliseconds).prefix(10))
  }

  private static func write(_ milliseconds: Int64, dateSeparator: String, timeSeparator: String) -> String {
    let days = milliseconds.flooredQuotient(86_400_000)
    let inDay = milliseconds - days * 86_400_000
    let date = CivilDate(daysSince1970: days)
    let day = [digits(date.year, 4), digits(date.month, 2), digits(date.day, 2)]
    let time = [digits(inDay / 3_600_000, 2), digits(inDay / 60_000 % 60, 2), digits(inDay / 1000 % 60, 2)]
    return day.joined(separator: dateSeparator) + "T" + time.joined(separator: timeSeparator)
      + "." + digits(inDay % 1000, 3) + "Z"
  }

  private static func digits(_ value: Int64, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
