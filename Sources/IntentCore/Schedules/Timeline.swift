import IntentJSON
public import IntentModel

/// When a rule runs: the instants, in order.
///
/// Where clocks change, an expression whose hour field starts with `*` follows the time that passes: local times that
/// are skipped do not run, local times that come twice run twice. Any other one follows the clock on the wall: all local
/// times that one change skips run once, at the instant of the change; a local time that comes twice runs the first
/// time. Fixed intervals count from their anchor, whatever clocks do.
public struct Timeline: Sendable {
  /// What repeats.
  public enum Rule: Sendable, Hashable {
    case cron(CronExpression)
    /// Every so many seconds, counted from the start of the schedule, else from 1970.
    case every(seconds: Int64)
  }

  /// What repeats.
  public let rule: Rule
  /// Whose clocks a cron expression goes by.
  public let zone: TimeZoneRules
  /// The first instant at which it may run, the anchor of fixed intervals; nil: there is none.
  public let start: Timestamp?
  /// The last instant at which it may run.
  public let end: Timestamp?

  /// A timeline of its parts.
  public init(_ rule: Rule, zone: TimeZoneRules = .utc, start: Timestamp? = nil, end: Timestamp? = nil) {
    self.rule = rule
    self.zone = zone
    self.start = start
    self.end = end
  }

  /// The first run after an instant; nil: there is none any more.
  public func next(after instant: Timestamp) -> Firing? {
    var after = instant
    if let start, after < start { after = start.adding(milliseconds: -1) }
    let last = end ?? .distantFuture
    guard after < last else { return nil }
    let seconds = after.milliseconds.flooredQuotient(1000)
    let firing: Firing? =
      switch rule {
      case .cron(let cron): CronWalk(cron, zone).next(after: seconds, through: last.milliseconds.flooredQuotient(1000))
      case .every(let period): interval(period, Self.step(seconds - anchor, period) + 1)
      }
    return firing.flatMap { $0.at <= last && $0.at < .distantFuture ? $0 : nil }
  }

  /// The newest runs within (`after`, `through`], oldest first; at most `limit`.
  public func newest(_ limit: Int, after: Timestamp, through: Timestamp) -> [Firing] {
    let low = max(after, start?.adding(milliseconds: -1) ?? .distantPast).milliseconds.flooredQuotient(1000)
    let high = min(through, end ?? .distantFuture).milliseconds.flooredQuotient(1000)
    guard limit > 0, low < high else { return [] }
    switch rule {
    case .cron(let cron): return CronWalk(cron, zone).newest(limit, after: low, through: high)
    case .every(let period):
      let (first, last) = (Self.step(low - anchor, period) + 1, Self.step(high - anchor, period))
      guard first <= last else { return [] }
      return (max(first, last - Int64(limit) + 1)...last).map { interval(period, $0) }
    }
  }

  private var anchor: Int64 { (start?.milliseconds ?? 0).flooredQuotient(1000) }

  private static func step(_ distance: Int64, _ period: Int64) -> Int64 { distance.flooredQuotient(period) }

  private func interval(_ period: Int64, _ number: Int64) -> Firing {
    let (product, overflow) = number.multipliedReportingOverflow(by: period)
    let (sum, tooMuch) = product.addingReportingOverflow(anchor)
    let (milliseconds, far) = sum.multipliedReportingOverflow(by: 1000)
    return Firing(at: overflow || tooMuch || far ? .distantFuture : Timestamp(milliseconds: milliseconds))
  }
}
