import IntentCore
import IntentJSON
import IntentModel

/// The parts of an outcome, where a test wants one and no other.
extension AttemptResult {
  var completed: String? { if case .completed(let result) = outcome { result.text } else { nil } }
  var failed: IntentError? { if case .failed(let error) = outcome { error } else { nil } }
  var held: IntentError? { if case .held(let error) = outcome { error } else { nil } }
  var cancelled: IntentError? { if case .cancelled(let error) = outcome { error } else { nil } }
  var snoozed: Int64? { if case .snoozed(let milliseconds) = outcome { milliseconds } else { nil } }
  var retried: (error: IntentError, after: Int64?)? {
    if case .retry(let error, let after) = outcome { (error, after) } else { nil }
  }
  var rateLimited: (error: IntentError, after: Int64?)? {
    if case .rateLimited(let error, let after) = outcome { (error, after) } else { nil }
  }
}
