import IntentModel

/// Everything that is counted, at one moment.
struct MetricCounts: Sendable, Equatable {
  /// By intent; those that the registry has, or had when they were first counted.
  var intents: [IntentKey: IntentCounts] = [:]
  /// All other intents together: there is no end of names that a drop can make up.
  var unknown: IntentCounts?
  /// Jobs that were taken from the spool.
  var claimed: UInt64 = 0
  /// Changes of state that were committed.
  var committed: UInt64 = 0
  /// How long the groups of these took.
  var commits = Histogram()
}
