public import IntentModel

/// A handler that is told when its job has failed for good, to tell somebody or to undo what it did.
public protocol ExhaustionHandling: IntentHandler {
  /// Called with the last error before the job's record is written. At least once: a crash may repeat it.
  ///
  /// It is not called for parameters that cannot be decoded. What it throws is logged, and changes nothing.
  func exhausted(_ params: Params, error: IntentError, context: Context) async throws
}
