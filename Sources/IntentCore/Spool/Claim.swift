public import IntentModel

/// Proof of holding a job: a commit that shows an outdated one is refused.
public struct ClaimToken: Sendable, Hashable {
  /// The job.
  public var uid: JobUID
  /// Grows with each claim of a spool, also over restarts.
  public var fence: UInt64

  /// A value from its parts.
  public init(uid: JobUID, fence: UInt64) {
    self.uid = uid
    self.fence = fence
  }

  /// By the fence alone: no other claim of the spool has it.
  public func hash(into hasher: inout Hasher) { hasher.combine(fence) }
}

/// A job that this dispatcher holds until it commits a transition for it.
///
/// A reference to what never changes: it is handed on often, and a copy of a job's many parts each time would cost more
/// than deciding about it.
public final class Claim: Sendable {
  /// What a commit has to show.
  public let token: ClaimToken
  /// The job, as it was read.
  public let job: Job
  /// When the claim was made.
  public let claimedAt: Timestamp
  /// When the claim lapses unless it is extended; nil: it lasts as long as the spool's lock.
  public let lease: Timestamp?

  /// A value from its parts.
  public init(token: ClaimToken, job: Job, claimedAt: Timestamp, lease: Timestamp? = nil) {
    self.token = token
    self.job = job
    self.claimedAt = claimedAt
    self.lease = lease
  }
}
