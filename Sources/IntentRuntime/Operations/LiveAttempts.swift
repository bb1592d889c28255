public import IntentCore
public import IntentModel

/// The attempts that run now, as whoever runs them knows them.
///
/// Not `Sendable`: ``Operations`` are performed on the thread that the attempts belong to.
public protocol LiveAttempts: AnyObject {
  /// Asks a running job to stop, and puts its end down to `error`; false: no job of that id runs.
  func cancelRunning(_ id: JobID, _ error: IntentError) -> Bool

  /// Has a batch that runs stop where it is, and wait in `held/` for the reason given; false: none of that id runs.
  func pauseBatch(_ id: JobID, _ reason: IntentError) -> Bool

  /// Takes over transitions that a fault of the storage kept from being committed, and commits them when it is over.
  func commitLater(_ transitions: [Transition])
}
