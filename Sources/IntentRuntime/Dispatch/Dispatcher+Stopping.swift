import IntentCore
import IntentModel

extension Dispatcher {
  /// How long a handler that is given back has to notice, in nanoseconds.
  private static let giveBackWait: Int64 = 2_000_000_000

  /// A first TERM or INT: finish what runs. A second: give it back.
  func stop(_ signal: Int32) {
    switch phase {
    case .running:
      log.note(.info, "stopping: \(attempts.count) attempt(s) may finish; a second signal gives them back")
      phase = .finishing(until: now + configuration.shutdownGrace.nanoseconds)
      giveBackSuspects()
      giveBackUnresolved()
      suspendBatches()
    case .finishing:
      giveBack()
    case .givingBack:
      break
    }
  }

  /// Suspects that were claimed and not started.
  private func giveBackSuspects() {
    let error = IntentError(.interrupted, "the runtime was stopped before the attempt began")
    for suspect in suspects {
      limiter.ended(suspect.claim.job.key)
      if let item = suspect.item {
        giveBack(item)
      } else {
        let result = AttemptResult(outcome: .suspected(error), startedAt: clock.now())
        decided.append(transition(result, for: suspect.claim, policy: suspect.handler.policy))
      }
    }
    suspects = []
  }

  private func giveBack() {
    phase = .givingBack(until: now + Self.giveBackWait)
    for token in attempts.keys { requestStop(token, .shutdown, killAfter: Self.giveBackWait) }
  }

  /// Asks an attempt to stop, and notes when its worker is to be killed if it does not.
  func requestStop(_ token: UInt64, _ reason: RunningAttempt.StopReason, killAfter: Int64) {
    guard let attempt = attempts[token], attempt.stop == nil else { return }
    attempt.stop = reason
    attempt.killAt = now + killAfter
    note(attention: attempt.killAt)
    attempt.worker.send(.cancel(token: token))
  }

  /// Cancels what is past its timeout, and kills what was cancelled and goes on.
  func attendToAttempts() {
    let now = now
    if case .finishing(let until) = phase, now >= until { giveBack() }
    if case .givingBack(let until) = phase, now >= until { killRemaining() }
    guard let attention = nextAttention, now >= attention else { return }
    var doomed: [RunningAttempt] = []
    for attempt in attempts.values {
      if let killAt = attempt.killAt, now >= killAt {
        doomed.append(attempt)
      } else if attempt.stop == nil, let deadline = attempt.deadline, now >= deadline {
        requestStop(attempt.token, .timeout, killAfter: configuration.killGrace.nanoseconds)
      }
    }
    for attempt in doomed where attempts[attempt.token] != nil {
      attempt.worker.killedFor = attempt.token
      attempt.worker.kill()
      bury(attempt.worker)
    }
    nextAttention = attempts.values.compactMap(\.attention).min()
  }

  private func killRemaining() {
    for worker in workers where !worker.running.isEmpty {
      worker.kill()
      bury(worker)
    }
  }

  /// Keeps ``nextAttention`` no later than `time`.
  func note(attention time: Int64?) {
    guard let time else { return }
    nextAttention = min(nextAttention ?? time, time)
  }

}

extension Duration {
  /// Whole nanoseconds, within what 64 bits hold.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .max : product.addingReportingOverflow(attoseconds / 1_000_000_000).partialValue
  }
}
