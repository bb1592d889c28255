public import IntentCore
public import IntentModel

/// The attempts that run now, as whoever runs them knows them.
///
/// Not `Sendable`: ``Operations`` are performed on the thread that the attempts belong to.
public protocol LiveAttempts: AnyObject {
  /// Asks a running job to stop, and puts its end down to `error`; false: no job of that id runs.
  func cancelRunning(_ id: JobID, _ error: IntentError) -> Bool

  /// Takes over transitions that a fault of the storage kept from being committed, and commits them when it is over.
  func commitLater(_ transitions: [Transition])
}
