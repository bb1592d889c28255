public import IntentModel

/// How long a job waits before a retry.
///
/// Retry *n* (1 for the first) waits `base` (fixed) or `base * factor^(n-1)` (exponential), never more than `max`; from
/// that, up to the share `jitter` is taken off at random, so that jobs that failed together do not come back together.
/// A wait is thus always within `[(1 - jitter) * w, w]`, with `w` growing up to `max` and staying there.
public struct Backoff: Sendable, Hashable {
  /// How the wait grows.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case fixed, exponential
  }

  /// Whether the wait grows.
  public var kind: Kind
  /// The wait before the first retry.
  public var base: DurationText
  /// Only for `exponential`; at least 1.
  public var factor: Double
  /// The longest wait; no shorter than `base`.
  public var max: DurationText
  /// 0 to 1.
  public var jitter: Double

  /// Exponential from 1 s by 2 up to 10 min, up to a fifth of it taken off.
  public static let `default` = Backoff()

  /// A backoff from its parts.
  public init(
    kind: Kind = .exponential, base: DurationText = DurationText(milliseconds: 1000), factor: Double = 2,
    max: DurationText = DurationText(milliseconds: 600_000), jitter: Double = 0.2
  ) {
    self.kind = kind
    self.base = base
    self.factor = factor
    self.max = max
    self.jitter = jitter
  }

  /// The wait before a retry, before anything is taken off: in milliseconds.
  public func longestDelay(retry number: Int) -> Int64 {
    let start = Double(base.milliseconds)
    let grown = kind == .fixed ? start : start * power(Swift.max(0, number - 1))
    return grown < Double(max.milliseconds) ? Int64(grown) : max.milliseconds
  }

  /// The wait before a retry, 1 for the first: in milliseconds.
  public func delay(retry number: Int, random: inout some RandomNumberGenerator) -> Int64 {
    let longest = longestDelay(retry: number)
    let shortest = Int64(Double(longest) * (1 - Swift.min(Swift.max(jitter, 0), 1)))
    return Int64.random(in: Swift.min(shortest, longest)...longest, using: &random)
  }

  /// `factor` to a power; stops as soon as no wait can be told apart from the longest.
  private func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<exponent {
      let next = result * factor
      if next == result || result >= Double(Int64.max) { break }
      result = next
    }
    return result
  }
}
