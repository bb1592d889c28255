public import IntentJSON

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, within the years 1 to 9999.
///
/// On the wire and in records it is RFC 3339 in UTC with three digits of fraction.
public struct Timestamp: Sendable, Hashable {
  /// Milliseconds since 1970-01-01T00:00:00Z; negative before.
  public let milliseconds: Int64

  /// A time by its milliseconds since 1970. Outside of the years 1 to 9999 it is the nearest time inside.
  public init(milliseconds: Int64) {
    self.milliseconds = Swift.min(Swift.max(milliseconds, RFC3339.firstMillisecond), RFC3339.lastMillisecond)
  }

  /// Reads RFC 3339: `2026-11-21T00:23:13.123Z`, or with an offset such as `+09:00`.
  ///
  /// Fractions are cut off after the third digit, and a leap second counts as the last millisecond of its minute.
  public init(rfc3339 text: String) throws(ModelError) {
    do throws(RFC3339.Fault) {
      self.init(milliseconds: try RFC3339.parse(text))
    } catch {
      throw ModelError(
        .invalidTime,
        "\(quoted(text)) is no time: it \(error.reason). It takes RFC 3339, as in 2026-11-21T00:23:13.123Z")
    }
  }

  /// 1970-01-01T00:00:00.000Z
  public static let epoch = Timestamp(milliseconds: 0)
  /// 0001-01-01T00:00:00.000Z
  public static let distantPast = Timestamp(milliseconds: RFC3339.firstMillisecond)
  /// 9999-12-31T23:59:59.999Z
  public static let distantFuture = Timestamp(milliseconds: RFC3339.lastMillisecond)

  /// `2026-11-21T00:23:13.123Z`
  public var rfc3339: String { RFC3339.format(milliseconds) }

  /// The day in UTC: `2026-11-21`
  public var day: String { RFC3339.formatDay(milliseconds) }
}

extension Timestamp: JSONDescribed {
  /// A time.
  public static var shape: JSONShape { JSONShape(.time) }
}

extension Timestamp: CustomStringConvertible {
  /// Same as ``rfc3339``.
  public var description: String { rfc3339 }
}
