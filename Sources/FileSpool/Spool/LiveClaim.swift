import IntentCore
import IntentModel

/// A job that is held through this spool, from its claim to the end of its transition.
struct LiveClaim: Sendable {
  enum Phase: Sendable, Equatable {
    /// Its file is in `processing/`.
    case claimed
    /// Its file is where it waited; only a person's command holds it.
    case taken
    /// Its transition is committed, and not all files are where they belong yet.
    case committed
  }

  /// For a checkpoint, which writes it into the new journal.
  var entry: ClaimEntry
  var phase: Phase
  var uniqueKey: String?
  /// The size of its file in `processing/`, if the next file of the job may be written over it.
  var reusable: Int?

  /// What a transition has to remove at its end.
  var source: Place { phase == .taken ? entry.source : entry.claimed }
  /// How the source is told from another file of its name, where others write.
  var sourceIdentity: FileIdentity? { phase == .taken && entry.source.state == .pending ? entry.identity : nil }
}
