import IntentCore
import IntentModel

/// Holds jobs without moving their files, for a decision that needs no attempt: a person's, or to let them wait.
enum Taking {
  /// Holds a job that was read. Nothing is written: after a crash it is where it was.
  static func take(_ candidate: Candidate, _ context: SpoolContext) -> Claim {
    let now = context.now
    return context.withLedger { ledger in
      let entry = ClaimEntry(candidate, fence: ledger.takeFences(1), at: now)
      ledger.hold(LiveClaim(entry: entry, phase: .taken, uniqueKey: candidate.job.uniqueKey))
      return Claim(token: entry.token, job: candidate.job, claimedAt: now)
    }
  }
}
