public import IntentModel

/// One time at which a rule runs, and how it came about.
public struct Firing: Sendable, Hashable {
  /// When it runs: the whole second.
  public var at: Timestamp
  /// What the clock on the wall was to show, in seconds since 1970; nil for fixed intervals, which know no clocks.
  public var local: Int64?
  /// How that local time was read.
  public var reading: TimeZoneRules.Reading?

  var seconds: Int64 { at.milliseconds / 1000 }
}
