import IntentJSON
import IntentModel

/// What becomes of a job after an attempt: the decision itself, before it is written down.
enum Fate {
  case completed(JSONText)
  /// Runs again after the backoff of a retry by this number, or after as many milliseconds.
  case delayed(Wait, error: IntentError?, Charge)
  case failed(IntentError)
  case cancelled(IntentError)
  case held(IntentError)

  enum Wait {
    case backoff(retry: Int)
    case milliseconds(Int64)

    /// How long, within what a handler may ask for.
    func milliseconds(_ backoff: Backoff, random: inout some RandomNumberGenerator) -> Int64 {
      switch self {
      case .milliseconds(let asked): min(max(0, asked), RetryRules.longestWait)
      case .backoff(let retry): backoff.delay(retry: retry, random: &random)
      }
    }
  }

  /// What a wait costs.
  enum Charge {
    case retry, nothing, rateLimitWait, interruption, suspicion
  }

  init(_ result: AttemptResult, of job: Job, policy: IntentPolicy) {
    self.init(result, past: job.past, retriesAllowed: job.retriesAllowed(by: policy))
  }

  /// - Parameter past: Before the attempt.
  init(_ result: AttemptResult, past: some AttemptCounts, retriesAllowed: Int) {
    switch result.outcome {
    case .completed(let output): self = .completed(output)
    case .failed(let error): self = .failed(error)
    case .cancelled(let error): self = .cancelled(error)
    case .held(let error): self = .held(error)
    case .retry(let error, after: let delay):
      if past.retryCount < retriesAllowed {
        self = .delayed(delay.map(Wait.milliseconds) ?? .backoff(retry: past.retryCount + 1), error: error, .retry)
      } else {
        self = .failed(error)
      }
    case .snoozed(let milliseconds): self = .delayed(.milliseconds(milliseconds), error: nil, .nothing)
    case .rateLimited(let error, let milliseconds):
      let waits = past.rateLimitWaits + 1
      if waits <= RetryRules.rateLimitWaits {
        self = .delayed(milliseconds.map(Wait.milliseconds) ?? .backoff(retry: waits), error: error, .rateLimitWait)
      } else {
        self = .failed(error)
      }
    case .interrupted(let error): self = .delayed(.milliseconds(0), error: error, .interruption)
    case .suspected(let error): self = .delayed(.milliseconds(0), error: error, .suspicion)
    }
  }
}

extension Job {
  /// Retries that it may have in all: its own word, else the policy's.
  public func retriesAllowed(by policy: IntentPolicy) -> Int { maxRetries ?? policy.maxRetries }

  /// Retries that remain if the next attempt asks for one.
  public func retriesLeft(by policy: IntentPolicy) -> Int { max(0, retriesAllowed(by: policy) - past.retryCount) }
}
