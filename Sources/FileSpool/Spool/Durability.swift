/// What a spool's promises survive. See `docs/commit-protocol.md`, 7.
public enum Durability: String, Sendable, CaseIterable {
  /// A power cut: each group of transitions is synced before it is answered.
  case power
  /// The death of any process, but not of the machine: nothing is synced on the way.
  case process
}
