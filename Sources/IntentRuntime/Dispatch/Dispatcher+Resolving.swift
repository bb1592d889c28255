import IntentCore
import IntentModel

// Claimed jobs whose handlers could not be made ready, because the machine is in trouble (a full disk, no descriptors
// left): they stay claimed, nothing new is, and they are tried again until it is over.
extension Dispatcher {
  /// Pause between two tries, in nanoseconds.
  private static let resolveWait: Int64 = 1_000_000_000

  /// Keeps a job until its handler can be made ready.
  func waitForMachine(_ claim: Claim, _ error: SpoolError) {
    unresolved.append(claim)
    tryLater(error)
  }

  /// Has held jobs looked at again, since the machine kept it from being told whether their handlers load.
  func releaseLater(_ error: SpoolError) {
    owesRelease = true
    tryLater(error)
  }

  private func tryLater(_ error: SpoolError) {
    storageFailed(error)
    nextResolve = now + Self.resolveWait
  }

  /// Whether everything that was claimed could be started or decided.
  var isResolved: Bool { unresolved.isEmpty && !owesRelease }

  /// When it is tried again; nil: there is nothing to try.
  var resolveDue: Int64? { isResolved || phase != .running ? nil : nextResolve }

  /// Tries again what the machine kept from starting.
  func retryUnresolved() {
    guard let due = resolveDue, now >= due else { return }
    let claims = unresolved
    unresolved = []
    owesRelease = false
    for claim in claims { start(claim) }
    releaseHeld()
    if isResolved {
      mayClaim = true
      storageRecovered()
    }
  }

  /// Gives back what was claimed and not started.
  func giveBackUnresolved() {
    decided += unresolved.map { .retry($0, now: clock.now()) }
    unresolved = []
    owesRelease = false
  }
}
