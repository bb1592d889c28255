import IntentCore
import IntentModel

/// What an attempt's result means, given that the dispatcher may have asked it to stop or lost its worker.
///
/// Pure: the table of design and docs in one place, tested without a process.
enum AttemptVerdict {
  /// The result to decide on, where the handler answered `result` after being asked to stop for `stop`.
  ///
  /// Work that was done is done, whoever asked it to stop; an answer that no retry mends is one. All else is put down to
  /// the reason it was stopped for.
  static func answered(_ result: AttemptResult, stop: RunningAttempt.StopReason?, timeout: DurationText?)
    -> AttemptResult
  {
    guard let stop else { return result }
    switch result.outcome {
    case .completed, .failed, .held: return result
    default: break
    }
    var result = result
    switch stop {
    case .timeout: result.outcome = .retry(Self.timeout(timeout, endured: false), after: nil)
    case .cancel(let error): result.outcome = .cancelled(error)
    case .shutdown: result.outcome = .interrupted(Self.shutdown)
    }
    result.followUps = []
    return result
  }

  /// The outcome of an attempt whose worker ended.
  ///
  /// - Parameters:
  ///   - token: the attempt's.
  ///   - killedFor: the attempt for which the dispatcher killed the worker; nil: it ended by itself.
  ///   - company: how many attempts ran in it.
  ///   - fault: what it said for which the dispatcher ended it; nil: nothing.
  static func workerEnded(
    _ status: ExitStatus, token: UInt64, stop: RunningAttempt.StopReason?, killedFor: UInt64?, company: Int,
    timeout: DurationText?, fault: WireError? = nil
  ) -> AttemptResult.Outcome {
    if case .shutdown = stop { return .interrupted(shutdown) }
    if let killedFor, killedFor != token {
      return .interrupted(
        IntentError(
          .interrupted, "its worker was ended because of another attempt, which did not stop in time"))
    }
    if killedFor == token {
      switch stop {
      case .cancel(let error): return .cancelled(error)
      default: return .retry(Self.timeout(timeout, endured: true), after: nil)
      }
    }
    let end = fault.map { "did not keep to the protocol (\($0)) and was ended" } ?? status.description
    let message = "the worker process \(end) while this attempt ran in it"
    if company > 1 {
      return .suspected(
        IntentError(
          .crash,
          message + " beside \(company - 1) others; it runs again alone, and is charged only if that repeats"))
    }
    return .retry(IntentError(.crash, message), after: nil)
  }

  private static let shutdown = IntentError(
    .interrupted, "the runtime was stopped before the attempt ended; it runs again")

  private static func timeout(_ limit: DurationText?, endured: Bool) -> IntentError {
    let limit = limit?.description ?? "none"
    return IntentError(
      .timeout,
      endured
        ? "ran longer than its timeout of \(limit), did not heed cancellation, and was killed with its worker"
        : "ran longer than its timeout of \(limit) and was cancelled")
  }
}
