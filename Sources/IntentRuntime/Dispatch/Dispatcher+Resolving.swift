import IntentCore
import IntentModel

// What the machine keeps from being done when it is in trouble (a full disk, no descriptors left): said once, and tried again
// every second until it is over. Claimed jobs whose handlers could not be made ready stay claimed, and nothing new is.
extension Dispatcher {
  /// Pause between two tries, in nanoseconds.
  private static let resolveWait: Int64 = 1_000_000_000

  /// Keeps a job until its handler can be made ready.
  func waitForMachine(_ claim: Claim, _ error: SpoolError) {
    unresolved.append(claim)
    tryLater(error)
  }

  /// Claims nothing until the next try.
  func claimLater(_ error: SpoolError) {
    mayClaim = false
    isClaimFaulty = true
    tryLater(error)
  }

  /// Has everything looked at again of which something could not be seen, or said.
  func lookLater(_ error: SpoolError) {
    owesLook = true
    tryLater(error)
  }

  private func tryLater(_ error: SpoolError) {
    storageFailed(error)
    if nextResolve <= now { nextResolve = now + Self.resolveWait }
  }

  /// Whether the machine keeps nothing from being done.
  var isResolved: Bool { unresolved.isEmpty && !owesLook && !isClaimFaulty }

  /// When it is tried again; nil: there is nothing to try.
  var resolveDue: Int64? { isResolved || phase != .running ? nil : nextResolve }

  /// Tries again what the machine kept from being done.
  func retryUnresolved() {
    guard let due = resolveDue, now >= due else { return }
    nextResolve = now + Self.resolveWait
    let claims = unresolved
    unresolved = []
    for claim in claims { start(claim) }
    if owesLook {
      owesLook = false
      lookAgain()
    }
    mayClaim = true
    storageRecovered()
  }

  private func lookAgain() {
    recordWorkers()
    takePauses()
    refreshBatches()
    releaseHeld()
  }

  /// Gives back what was claimed and not started.
  func giveBackUnresolved() {
    decided += unresolved.map { .retry($0, now: clock.now()) }
    unresolved = []
    owesLook = false
    isClaimFaulty = false
  }
}
