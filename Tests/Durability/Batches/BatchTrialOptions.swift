/// What a trial of a batch does.
public struct BatchTrialOptions: Sendable {
  /// What its items do.
  public enum Work: String, Sendable, CaseIterable {
    /// Nothing: as many as possible are under way when the runtime dies.
    case nothing
    /// A row in the store each, in a table without any constraint.
    case effects
    /// A message to somebody each.
    case messages
  }

  /// What its items do.
  public var work = Work.nothing
  /// How many there are.
  public var items = 100_000
  /// How often something is killed on the way.
  public var kills = 20
  /// Where everything random comes from.
  public var seed: UInt64

  /// The defaults.
  public init(seed: UInt64) {
    self.seed = seed
  }
}
