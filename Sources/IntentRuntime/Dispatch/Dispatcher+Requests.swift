// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What is public here is documented by the protocol that asks for it.

public import IntentCore
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
    takePauses()
  }

  /// Takes in which queues are paused.
  func takePauses() {
    do {
      limiter.setPaused(try spool.pausedQueues())
    } catch {
      lookLater(error)
    }
  }

  public func cancelRunning(_ id: JobID, _ error: IntentError) -> Bool {
    if cancelBatch(id, error) { return true }
    if let attempt = attempts.values.first(where: { $0.claim.job.id == id }) {
      requestStop(attempt.token, .cancel(error), killAfter: configuration.killGrace.nanoseconds)
      return true
    }
    if let index = unresolved.firstIndex(where: { $0.job.id == id }) {
      let claim = unresolved.remove(at: index)
      let redact = catalog.registry.policy(of: claim.job.key).redact
      decided.append(
        .cancel(claim, because: error, redact: redact, redaction: redaction(of:), now: clock.now()))
      return true
    }
    // Claimed, and waiting for its turn to run alone.
    guard let index = suspects.firstIndex(where: { $0.claim.job.id == id }) else { return false }
    let suspect = suspects.remove(at: index)
    limiter.ended(suspect.claim.job.key)
    let transition = Transition.cancel(
      suspect.claim, because: error, redact: suspect.handler.policy.redact, redaction: redaction(of:), now: clock.now())
    decided.append(transition)
    return true
  }

  public func pauseBatch(_ id: JobID, _ reason: IntentError) -> Bool {
    guard let batch = batches?.running.first(where: { $0.id == id }), batch.isRunning else { return false }
    end(batch, .held(reason, version: catalog.version))
    return true
  }

  public func commitLater(_ transitions: [Transition]) {
    decided += transitions
  }
}
