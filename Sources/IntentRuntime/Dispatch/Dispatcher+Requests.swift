import IntentCore
import IntentModel

extension Dispatcher {
  /// Carries out what commands in other processes ask for, and answers them.
  func takeRequests() {
    guard let requests else { return }
    for (id, request) in requests.pending() {
      let operations = Operations(spool: spool, live: self, clock: clock) { [catalog] key in
        catalog.registry.policy(of: key).redact
      }
      requests.reply(id, operations.perform(request))
      mayClaim = true
    }
    do {
      limiter.setPaused(try spool.pausedQueues())
    } catch {
      storageFailed(error)
    }
  }
}
