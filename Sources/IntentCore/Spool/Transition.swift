public import IntentModel

/// A decided change of a job's state, with everything needed to carry it out, and to carry it out again.
///
/// Made by ``decide(_:for:policy:now:random:)`` and its siblings (`Transition.hold`, `cancel`, `release`, ...) only; a spool
/// persists it and decides nothing. A reference to what never changes, as a ``Claim`` is.
public final class Transition: Sendable {
  /// Where the job goes.
  public enum Destination: Sendable, Equatable {
    /// `day`: the UTC day of completion, `2026-11-21`.
    case completed(day: String)
    case failed
    case cancelled
    case delayed(until: Timestamp)
    case held
  }

  /// Proof that the job is held.
  public let claim: ClaimToken
  /// The job.
  public let id: JobID
  /// What it is for; nil where it was read back and nobody asked. No spool has a use for it.
  public let intent: IntentKey?
  /// Where it goes.
  public let destination: Destination
  private let file: File
  /// Whether the job still holds its unique key there (nil: it has none, or is finished).
  public let uniqueKey: String?
  /// Jobs to put into `pending`, committed with this transition or not at all.
  public let followUps: [NewJob]
  /// For a job that goes to `held` for a time only: when nobody waits for it any longer. No spool has a use for it.
  public let heldUntil: Timestamp?

  /// A value from its parts; for tests and for reading one back from a journal.
  public init(
    claim: ClaimToken, id: JobID, destination: Destination, record: [UInt8], uniqueKey: String? = nil,
    followUps: [NewJob] = [], heldUntil: Timestamp? = nil
  ) {
    self.claim = claim
    self.id = id
    intent = nil
    self.destination = destination
    file = .bytes(record)
    self.uniqueKey = uniqueKey
    self.followUps = followUps
    self.heldUntil = heldUntil
  }

  init(
    claim: ClaimToken, destination: Destination, record: JobRecord, uniqueKey: String? = nil, followUps: [NewJob] = [],
    heldUntil: Timestamp? = nil
  ) {
    self.claim = claim
    id = record.job.id
    intent = record.job.key
    self.destination = destination
    file = .record(JobRecordBox(record))
    self.uniqueKey = uniqueKey
    self.followUps = followUps
    self.heldUntil = heldUntil
  }

  /// The whole new file: a JSON object and a line feed. Written down anew each time it is asked for, by whoever needs it:
  /// a decision costs its thread nothing for that.
  public var record: [UInt8] {
    switch file {
    case .bytes(let bytes): bytes
    case .record(let box): box.record.bytes
    }
  }

  /// Written down, or what is to be.
  private enum File: Sendable {
    case bytes([UInt8])
    case record(JobRecordBox)
  }

  /// A reference to a record: an enumeration of one so large is copied part by part.
  private final class JobRecordBox: Sendable {
    let record: JobRecord
    init(_ record: JobRecord) { self.record = record }
  }
}

/// A job that was not accepted yet: its id and its whole file.
public struct NewJob: Sendable, Equatable {
  /// The job.
  public var id: JobID
  /// The whole file.
  public var bytes: [UInt8]
  /// Whether the id was made for this job, of its uid: no other can have it, and none is looked for.
  public var hasOwnID: Bool

  /// A value from its parts; for tests and for reading one back from a journal.
  public init(id: JobID, bytes: [UInt8], hasOwnID: Bool = false) {
    self.id = id
    self.bytes = bytes
    self.hasOwnID = hasOwnID
  }
}

/// What became of a transition.
public enum CommitResult: Sendable, Equatable {
  /// Durable, and visible at its destination.
  case held
  /// Somebody else holds the job by now; nothing was changed.
  case lost
}
