import IntentCore
import IntentModel

extension AttemptResult {
  /// Why it did not complete, where it did not.
  var error: IntentError? {
    switch outcome {
    case .completed, .snoozed: nil
    case .retry(let error, _), .rateLimited(let error, _), .failed(let error), .cancelled(let error), .held(let error),
      .interrupted(let error), .suspected(let error):
      error
    }
  }
}
