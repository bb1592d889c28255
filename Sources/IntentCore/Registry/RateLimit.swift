public import IntentModel

/// How many jobs may start within a time: never more than `limit` in any stretch of time as long as `per`.
public struct RateLimit: Sendable, Hashable, CustomStringConvertible {
  /// The most starts that a rate may allow in its stretch, since each is remembered for that long.
  public static let largestLimit = 100_000

  /// The most starts in that time; at least 1.
  public var limit: Int
  /// The length of the time; more than 0.
  public var per: DurationText

  /// A rate from its parts.
  public init(limit: Int, per: DurationText) {
    self.limit = limit
    self.per = per
  }

  /// Reads `10/s`, `600/m`, `5/h` or `100/15m`; nil if it is none of these.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let limit = Int(parts[0]), (1...Self.largestLimit).contains(limit),
      let first = parts[1].utf8.first
    else { return nil }
    let isUnit = !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    guard let per = try? DurationText(isUnit ? "1\(parts[1])" : String(parts[1])), per.milliseconds > 0 else {
      return nil
    }
    self.init(limit: limit, per: per)
  }

  /// Such as `10/1s`.
  public var description: String { "\(limit)/\(per)" }
}
