/// A point on a clock that only moves forward.
public struct MonotonicInstant: Sendable, Hashable, Comparable {
  /// Nanoseconds since an unknown start, the machine's boot as a rule.
  public let nanoseconds: Int64

  /// A point by its nanoseconds.
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// Whether the left point is before the right one.
  public static func < (left: MonotonicInstant, right: MonotonicInstant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The point so many nanoseconds later; stops at the ends of Int64.
  public func adding(nanoseconds delta: Int64) -> MonotonicInstant {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(delta)
    return MonotonicInstant(nanoseconds: overflow ? (delta < 0 ? .min : .max) : sum)
  }

  /// The point so many milliseconds later; stops at the ends of Int64.
  public func adding(milliseconds delta: Int64) -> MonotonicInstant {
    let (product, overflow) = delta.multipliedReportingOverflow(by: 1_000_000)
    return adding(nanoseconds: overflow ? (delta < 0 ? .min : .max) : product)
  }

  /// The later point.
  public static func + (instant: MonotonicInstant, duration: Duration) -> MonotonicInstant {
    let (seconds, attoseconds) = duration.components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return instant.adding(nanoseconds: seconds < 0 ? .min : .max) }
    return instant.adding(nanoseconds: product).adding(nanoseconds: attoseconds / 1_000_000_000)
  }

  /// The duration from the right point to the left one.
  public static func - (left: MonotonicInstant, right: MonotonicInstant) -> Duration {
    .nanoseconds(left.nanoseconds - right.nanoseconds)
  }
}
