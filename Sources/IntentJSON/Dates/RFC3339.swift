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
    write(milliseconds, separated: true)
  }

  /// Writes `20261121T002313.123Z`, for the names of files.
  package static func formatCompact(_ milliseconds: Int64) -> String {
    write(milliseconds, separated: false)
  }

  /// Writes `2026-11-21`, the day in UTC.
  package static func formatDay(_ milliseconds: Int64) -> String {
    String(decoding: format(milliseconds).utf8.prefix(10), as: UTF8.self)
  }

  private static func write(_ milliseconds: Int64, separated: Bool) -> String {
    let days = milliseconds.flooredQuotient(86_400_000)
    let inDay = milliseconds - days * 86_400_000
    let date = CivilDate(daysSince1970: days)
    let parts: [(value: Int64, width: Int, after: Unicode.Scalar)] = [
      (date.year, 4, "-"), (date.month, 2, "-"), (date.day, 2, "T"), (inDay / 3_600_000, 2, ":"),
      (inDay / 60_000 % 60, 2, ":"), (inDay / 1000 % 60, 2, "."), (inDay % 1000, 3, "Z"),
    ]
    return String(unsafeUninitializedCapacity: 24) { buffer in
      var end = 0
      for part in parts {
        var rest = part.value
        for index in (end..<end + part.width).reversed() {
          buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
        end += part.width
        guard separated || part.after != "-" && part.after != ":" else { continue }
        buffer[end] = UInt8(ascii: part.after)
        end += 1
      }
      return end
    }
  }
}
