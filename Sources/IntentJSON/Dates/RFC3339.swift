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

  /// Bytes that a time takes at most.
  static let length = 24

  /// Writes `2026-11-21T00:23:13.123Z`: UTC, always with three digits of fraction.
  package static func format(_ milliseconds: Int64) -> String {
    String(unsafeUninitializedCapacity: length) { write(milliseconds, separated: true, to: $0) }
  }

  /// Writes `20261121T002313.123Z`, for the names of files.
  package static func formatCompact(_ milliseconds: Int64) -> String {
    String(unsafeUninitializedCapacity: length) { write(milliseconds, separated: false, to: $0) }
  }

  /// Writes `2026-11-21`, the day in UTC.
  package static func formatDay(_ milliseconds: Int64) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { buffer in
      _ = write(milliseconds, separated: true, to: buffer)
      return String(decoding: buffer[..<10], as: UTF8.self)
    }
  }

  /// Writes a time, and answers how many bytes that took.
  static func write(_ milliseconds: Int64, separated: Bool, to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let days = milliseconds.flooredQuotient(86_400_000)
    let inDay = milliseconds - days * 86_400_000
    let date = CivilDate(daysSince1970: days)
    var end = 0
    func write(_ value: Int64, width: Int, then mark: Unicode.Scalar) {
      var rest = value
      for index in (end..<end + width).reversed() {
        buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      end += width
      guard separated || mark != "-" && mark != ":" else { return }
      buffer[end] = UInt8(ascii: mark)
      end += 1
    }
    write(date.year, width: 4, then: "-")
    write(date.month, width: 2, then: "-")
    write(date.day, width: 2, then: "T")
    write(inDay / 3_600_000, width: 2, then: ":")
    write(inDay / 60_000 % 60, width: 2, then: ":")
    write(inDay / 1000 % 60, width: 2, then: ".")
    write(inDay % 1000, width: 3, then: "Z")
    return end
  }
}
