import IntentCore
import IntentJSON
import IntentModel
import Testing

@testable import IntentRuntime

/// What an attempt's end means when the dispatcher had a hand in it.
struct AttemptVerdictTests {
  static let error = IntentError(.handlerError, "x")
  static let cancelled = IntentError(.cancelled, "cancelled by kim")

  static func answer(_ outcome: AttemptResult.Outcome, _ stop: RunningAttempt.StopReason?) -> String {
    let result = AttemptResult(outcome: outcome, startedAt: Timestamp(milliseconds: 0))
    return name(AttemptVerdict.answered(result, stop: stop, timeout: DurationText(milliseconds: 30_000)).outcome)
  }

  static func name(_ outcome: AttemptResult.Outcome) -> String {
    switch outcome {
    case .completed: "completed"
    case .retry(let error, _): "retry \(error.kind)"
    case .snoozed: "snoozed"
    case .rateLimited: "rate limited"
    case .failed(let error): "failed \(error.kind)"
    case .cancelled(let error): "cancelled \(error.kind)"
    case .held: "held"
    case .interrupted: "interrupted"
    case .suspected(let error): "suspected \(error.kind)"
    }
  }

  @Test("An attempt that nobody stopped means what it says")
  func unstopped() {
    #expect(Self.answer(.completed(.null), nil) == "completed")
    #expect(Self.answer(.retry(Self.error, after: nil), nil) == "retry handler_error")
    #expect(Self.answer(.snoozed(milliseconds: 1), nil) == "snoozed")
  }

  @Test("Work that was done is done, whoever asked it to stop")
  func done() {
    for stop: RunningAttempt.StopReason in [.timeout, .cancel(Self.cancelled), .shutdown] {
      #expect(Self.answer(.completed(.null), stop) == "completed")
      #expect(Self.answer(.failed(.permanent("no")), stop) == "failed permanent")
    }
  }

  @Test("What did not get done is put down to the reason it was stopped for")
  func undone() {
    for outcome: AttemptResult.Outcome in [
      .retry(Self.error, after: nil), .cancelled(Self.error), .snoozed(milliseconds: 1), .interrupted(Self.error),
    ] {
      #expect(Self.answer(outcome, .timeout) == "retry timeout")
      #expect(Self.answer(outcome, .cancel(Self.cancelled)) == "cancelled cancelled")
      #expect(Self.answer(outcome, .shutdown) == "interrupted")
    }
  }

  @Test("The end of a worker is charged to the job that caused it, and only where that is known")
  func workerEnds() {
    func verdict(_ stop: RunningAttempt.StopReason?, killedFor: UInt64?, company: Int) -> String {
      Self.name(
        AttemptVerdict.workerEnded(
          .signalled(11), token: 1, stop: stop, killedFor: killedFor, company: company,
          timeout: DurationText(milliseconds: 1_000)))
    }
    #expect(verdict(nil, killedFor: nil, company: 1) == "retry crash")
    #expect(verdict(nil, killedFor: nil, company: 8) == "suspected crash")
    #expect(verdict(.timeout, killedFor: 1, company: 8) == "retry timeout")
    #expect(verdict(.cancel(Self.cancelled), killedFor: 1, company: 8) == "cancelled cancelled")
    #expect(verdict(nil, killedFor: 2, company: 8) == "interrupted")
    #expect(verdict(.shutdown, killedFor: nil, company: 1) == "interrupted")
  }
}
