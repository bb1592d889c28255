// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentCore
import IntentJSON
public import IntentModel

extension Dispatcher: LiveAttempts {
  /// Carries out what commands in other processes ask for, and answers them.
  func takeRequests() {
    guard let requests, mayHaveRequests else { return }
    mayHaveRequests = false
    let pending = requests.pending()
    guard !pending.isEmpty else { return }
    let registry = catalog.registry
    let operations = Operations(spool: spool, live: self, clock: clock) { registry.policy(of: $0).redact }
    for (id, request) in pending { requests.reply(id, operations.perform(request)) }
    mayClaim = true
    do {
      limiter.setPaused(try spool.pausedQueues())
    } catch {
      storageFailed(error)
    }
  }

  public func cancelRunning(_ id: JobID, _ error: IntentError) -> Bool {
    if let attempt = attempts.values.first(where: { $0.claim.job.id == id }) {
      requestStop(attempt.token, .cancel(error), killAfter: configuration.killGrace.nanoseconds)
      return true
    }
    // Claimed, and waiting for its turn to run alone.
    guard let index = suspects.firstIndex(where: { $0.0.job.id == id }) else { return false }
    let (claim, policy, _) = suspects.remove(at: index)
    limiter.ended(claim.job.key)
    let transition = Transition.cancel(claim, because: error, redact: policy.redact, now: clock.now())
    count(transition, of: claim.job.key)
    decided.append(transition)
    return true
  }

  public func commitLater(_ transitions: [Transition]) {
    for transition in transitions {
      // A person's word is rare enough for the record to be read again.
      let key = JSONText(unchecked: transition.record)["intent_key"]?.string
      if let key = key.flatMap({ try? IntentKey($0) }) { count(transition, of: key) }
    }
    decided += transitions
  }
}
