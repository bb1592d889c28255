internal import CIntentABI

/// How important a line of log is.
public enum LogLevel: Sendable {
  /// For who looks for a fault.
  case debug
  /// For who wants to know what happened.
  case info
  /// Something is not as it should be; the job goes on.
  case warning
  /// Something failed.
  case error

  var code: UInt32 {
    switch self {
    case .debug: UInt32(INTENT_DEBUG)
    case .info: UInt32(INTENT_INFO)
    case .warning: UInt32(INTENT_WARNING)
    case .error: UInt32(INTENT_ERROR)
    }
  }
}
