import ArgumentParser

/// What an accepted job survives; see docs/commit-protocol.md, section 7.
enum DurabilityLevel: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// A power cut.
  case power
  /// The death of any process.
  case process
}
