import IntentCore
import IntentModel

extension Dispatcher {
  /// Reads what a worker says, and buries it if it has ended.
  func read(_ worker: WorkerProcess) {
    switch worker.read(into: scratch) {
    case .reports(let reports):
      take(reports, from: worker)
    case .ended(let reports):
      take(reports, from: worker)
      bury(worker)
    case .garbage(let reports, let error):
      take(reports, from: worker)
      log.note(
        .error, "\(worker.name) (pid \(worker.identity.pid)) sent a frame that does not read: \(error); it is ended")
      worker.kill()
      bury(worker)
    }
  }

  private func take(_ reports: [WorkerReport], from worker: WorkerProcess) {
    for report in reports {
      switch report {
      case .ready:
        worker.isReady = true
        launchBackoff.succeeded()
        mayClaim = true
      case .finished(let token, let result):
        // A token that is not this worker's is a forgery or an echo: nothing is believed of it.
        guard worker.end(token), let attempt = attempts.removeValue(forKey: token) else { continue }
        finished(attempt, result)
      case .progress(let token, let progress):
        if worker.running.contains(token) { attempts[token]?.progress = progress }
      case .log(let token, let level, let message):
        guard let attempt = attempts[token], worker.running.contains(token) else { continue }
        log.handler(level: level, attempt.claim.job.key, attempt.claim.job.id, message)
      }
    }
    retireIfWorn(worker)
  }

  private func finished(_ attempt: RunningAttempt, _ result: AttemptResult) {
    mayClaim = true
    // The times of a record are the dispatcher's, as its limits are, whatever a worker's clock says.
    var result = result
    result.startedAt = attempt.startedAt
    result.elapsed = now - attempt.started
    if let failure = attempt.failure {
      settle(attempt, failure)
      return
    }
    settleOrRunHook(attempt, AttemptVerdict.answered(result, stop: attempt.stop, timeout: attempt.policy.timeout))
  }

  /// A job that has failed for good gets its handler's hook first; the record waits for it.
  private func settleOrRunHook(_ attempt: RunningAttempt, _ result: AttemptResult) {
    guard case .library = attempt.location, phase == .running, let error = result.error,
      willExhaust(result, claim: attempt.claim, policy: attempt.policy), !attempt.worker.isQuarantine,
      let worker = workers.first(where: { $0.isReady && !$0.isRetiring && !$0.isQuarantine })
    else {
      settle(attempt, result)
      return
    }
    var hook = attempt
    hook.token = takeToken()
    hook.worker = worker
    hook.failure = result
    hook.started = now
    hook.stop = nil
    hook.killAt = nil
    hook.deadline = now + configuration.hookTimeout.wholeMilliseconds * 1_000_000
    attempts[hook.token] = hook
    note(attention: hook.deadline)
    worker.start(
      order(hook.token, .exhausted(error), hook.claim, hook.policy, hook.location, startedAt: clock.now()))
  }

  private func settle(_ attempt: RunningAttempt, _ result: AttemptResult) {
    limiter.ended(attempt.claim.job.key)
    var result = result
    if result.progress == nil { result.progress = attempt.progress }
    let transition = transition(result, for: attempt.claim, policy: attempt.policy)
    note(transition, attempt.claim, result)
    decided.append(transition)
  }

  func transition(_ result: AttemptResult, for claim: Claim, policy: IntentPolicy? = nil) -> Transition {
    decide(
      result, for: claim, policy: policy ?? catalog.registry.policy(of: claim.job.key), now: clock.now(),
      random: &generator)
  }

  /// Takes a dead worker's attempts back.
  func bury(_ worker: WorkerProcess) {
    workers.removeAll { $0 === worker }
    let status = worker.reap()
    recordWorkers()
    mayClaim = true
    if !worker.isReady { launchBackoff.failed(now: now) }
    let lost = worker.running.sorted()
    if lost.isEmpty {
      if !worker.isRetiring {
        log.note(.warning, "\(worker.name) (pid \(worker.identity.pid)) \(status), running nothing")
      }
      return
    }
    log.note(
      .warning, "\(worker.name) (pid \(worker.identity.pid)) \(status), with \(lost.count) attempt(s) under way")
    for token in lost {
      guard let attempt = attempts.removeValue(forKey: token) else { continue }
      if let failure = attempt.failure {
        settle(attempt, failure)
        continue
      }
      let outcome = AttemptVerdict.workerEnded(
        status, token: token, stop: attempt.stop, killedFor: worker.killedFor, company: lost.count,
        timeout: attempt.policy.timeout)
      let result = AttemptResult(
        outcome: outcome, startedAt: attempt.startedAt, elapsed: now - attempt.started, worker: worker.name,
        exitStatus: status.status, signal: status.signal)
      settleOrRunHook(attempt, result)
    }
  }

  func takeCommitResults() {
    for (transition, result) in committer.takeResults() where result == .lost {
      log.note(.error, "job \(transition.id) was taken over by another dispatcher; this one's outcome was not kept")
    }
    if let fault = committer.fault { storageFailed(fault) } else { storageRecovered() }
  }

  /// Says a fault once, not a line a job.
  func storageFailed(_ error: SpoolError) {
    guard reportedFault == nil else { return }
    reportedFault = error
    log.note(.error, "the spool's storage fails: \(error.message); nothing is lost, it is tried again every second")
  }

  func storageRecovered() {
    guard reportedFault != nil, !committer.isFaulty else { return }
    reportedFault = nil
    mayClaim = true
    log.note(.info, "the spool's storage works again")
  }
}
