extension Timestamp: Comparable {
  /// Whether the left time is before the right one.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }
}

extension Timestamp {
  /// The time so many milliseconds later; stops at the ends of the years 1 to 9999.
  public func adding(milliseconds delta: Int64) -> Timestamp {
    let (sum, overflow) = milliseconds.addingReportingOverflow(delta)
    return Timestamp(milliseconds: overflow ? (delta < 0 ? .min : .max) : sum)
  }

  /// The milliseconds from another time to this one; negative if the other one is later.
  public func milliseconds(since other: Timestamp) -> Int64 { milliseconds - other.milliseconds }

  /// The later time, by the duration's whole milliseconds.
  public static func + (time: Timestamp, duration: Duration) -> Timestamp {
    time.adding(milliseconds: duration.wholeMilliseconds)
  }

  /// The earlier time, by the duration's whole milliseconds.
  public static func - (time: Timestamp, duration: Duration) -> Timestamp {
    // Saturated a step short of the least Int64, which has no negative.
    time.adding(milliseconds: -max(duration.wholeMilliseconds, -.max))
  }

  /// The duration from the right time to the left one.
  public static func - (left: Timestamp, right: Timestamp) -> Duration {
    .milliseconds(left.milliseconds(since: right))
  }
}

extension Duration {
  /// The duration in milliseconds, the rest cut off; at the ends of Int64 if it is longer than that.
  public var wholeMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    let (sum, tooMuch) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
    return overflow || tooMuch ? (seconds < 0 ? .min : .max) : sum
  }
}
