public import IntentCore
public import IntentJSON

/// Is told what becomes of attempts. Called on any thread; must not wait for one of the host's.
public protocol AttemptEvents: Sendable {
  /// The attempt has ended. Once an attempt, and the last that is said of it.
  func finished(_ token: UInt64, _ result: AttemptResult)

  /// How far the attempt is: `{"done":3,"total":10,"note":".."}`. At most ten times a second; the last one is in the
  /// result.
  func progress(_ token: UInt64, _ progress: JSONText)

  /// A line of the handler's, `level` as in intent_abi.h. At most ``AttemptLimits/logLines`` an attempt.
  func log(_ token: UInt64, level: UInt32, _ message: String)
}
