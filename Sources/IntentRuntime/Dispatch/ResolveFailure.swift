import IntentCore
import IntentModel

/// Why an intent's handler cannot be started now.
enum ResolveFailure: Error {
  /// The deployment is at fault: its jobs are held until that is mended.
  case unloadable(IntentError)
  /// The machine is: its jobs wait, and it is tried again.
  case fault(SpoolError)
}
