public import IntentModel

/// Whether a person has to approve the jobs of an intent before they run.
public struct ApprovalPolicy: Sendable, Hashable {
  /// Whether somebody has to.
  public var isRequired: Bool
  /// How long a job waits for that before it is cancelled as expired; nil: as long as it takes.
  public var expiresAfter: DurationText?

  /// A policy from its parts; by default nobody has to.
  public init(isRequired: Bool = false, expiresAfter: DurationText? = nil) {
    self.isRequired = isRequired
    self.expiresAfter = expiresAfter
  }
}
