// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentCore
import IntentModel

extension FileSpool: SpoolPruning {
  /// Ends the journal, then deletes old records that are older than the new one: `docs/commit-protocol.md`, 4, Purge.
  public func prune(_ retention: Retention, goesOn: () -> Bool) throws(SpoolError) -> Int {
    let spool = try ownedSpool()
    do throws(SystemCallError) {
      if spool.checkpointing.isDueForPruning { try spool.checkpointing.checkpoint() }
      guard let horizon = spool.committing.withLock({ $0.horizon }) else { return 0 }
      var pruning = Pruning(
        layout: layout, completedIDs: completedIDs, committing: spool.committing, now: options.clock.now(),
        horizon: horizon)
      for state in JobState.allCases where !retention[state].keepsAll {
        try pruning.prune(state, retention[state], goesOn: goesOn)
      }
      return pruning.count
    } catch {
      throw SpoolError("cannot delete old records of \(layout.path)", error)
    }
  }
}
