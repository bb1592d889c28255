import IntentCore
import IntentModel

/// The moving parts of a spool that this process owns, after recovery.
///
/// Claiming and committing have a lock each, so that neither waits for the other's system calls; what they share is the
/// ledger, whose lock is short. Locks are taken in the order claiming, committing, ledger.
final class OwnedSpool: Sendable {
  let context: SpoolContext
  let claiming: Locked<Claiming>
  let committing: Locked<Committing>
  let checkpointing: Checkpointing

  init(_ context: SpoolContext, _ wake: SpoolWake, retired: [UInt64]) {
    self.context = context
    claiming = Locked(Claiming(context, wake))
    committing = Locked(Committing(context, retired: retired))
    checkpointing = Checkpointing(context, committing)
    wake.setOnScan { [weak self] in self?.checkpointing.atScan() }
  }

  func claim(limit: Int, filter: ClaimFilter) throws(SpoolError) -> [Claim] {
    let (claims, deferrals, fault) = claiming.withLock { claiming -> ([Claim], [Transition], SpoolError?) in
      do throws(SpoolError) {
        let claims = try claiming.claim(limit: limit, filter: filter)
        return (claims, claiming.intake.deferrals, nil)
      } catch {
        return ([], claiming.intake.deferrals, error)
      }
    }
    // Jobs whose time is still to come go to `delayed/`. In vain, they are tried again by the next claim.
    if !deferrals.isEmpty, (try? commit(deferrals)) != nil {
      claiming.withLock { claiming in claiming.intake.finish(deferrals: deferrals) }
    }
    if let fault { throw fault }
    return claims
  }

  func commit(_ transitions: [Transition]) throws(SpoolError) -> [CommitResult] {
    let results = try committing.withLock { (committing) throws(SpoolError) in try committing.commit(transitions) }
    checkpointing.afterCommit()
    return results
  }
}
