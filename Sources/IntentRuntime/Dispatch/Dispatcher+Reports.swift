import IntentCore
import IntentModel

extension Dispatcher {
  /// Reads what a worker says, and buries it if it has ended.
  func read(_ worker: WorkerProcess) {
    switch worker.read(into: scratch) {
    case .reports(let reports):
      do {
        try take(reports, from: worker)
        retireIfWorn(worker)
      } catch {
        end(worker, because: error)
      }
    case .ended(let reports):
      // It is gone either way.
      _ = try? take(reports, from: worker)
      bury(worker)
    case .garbage(let reports, let error):
      do {
        try take(reports, from: worker)
        end(worker, because: error)
      } catch {
        end(worker, because: error)
      }
    }
  }

  /// Ends a worker that says what no worker of ours says: nothing more is believed of it.
  private func end(_ worker: WorkerProcess, because error: WireError) {
    log.note(
      .error,
      "\(worker.name) (pid \(worker.identity.pid)) does not keep to the protocol: \(error); it is ended")
    worker.fault = error
    worker.kill()
    bury(worker)
  }

  /// Believes what is about the worker's own attempts.
  ///
  /// Progress and lines of log may come late: a handler's thread said them while another one ended the attempt.
  ///
  /// - Throws: where it ends an attempt that is not its own: a forgery, or an attempt ended twice.
  private func take(_ reports: [WorkerReport], from worker: WorkerProcess) throws(WireError) {
    for report in reports {
      switch report {
      case .ready:
        worker.isReady = true
        mayClaim = true
      case .finished(let token, let result):
        guard worker.end(token), let attempt = attempts.removeValue(forKey: token) else {
          throw WireError("it ended an attempt that it does not run")
        }
        launchBackoff.succeeded()
        finished(attempt, result)
      case .progress(let token, let progress):
        if worker.running.contains(token) { attempts[token]?.progress = progress }
      case .log(let token, let level, let message):
        if worker.running.contains(token) { handlerLog(token, level: level, message) }
      }
    }
  }

  private func finished(_ attempt: RunningAttempt, _ result: AttemptResult) {
    noteDroppedLines(of: attempt)
    if let item = attempt.item { return finished(attempt, item, result) }
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

  private func finished(_ attempt: RunningAttempt, _ item: BatchTicket, _ result: AttemptResult) {
    attempt.worker.endedItem()
    if attempt.worker.items == 0 { mayClaim = true }
    if let failure = attempt.failure { return settle(attempt, failure) }
    if case .interrupted = result.outcome {
      // The worker took it back before it began.
      limiter.ended(attempt.claim.job.key)
      return giveBack(item)
    }
    settleOrRunHook(attempt, AttemptVerdict.answered(result, stop: attempt.stop, timeout: attempt.policy.timeout))
  }

  /// A job that has failed for good gets its handler's hook first; the record waits for it.
  private func settleOrRunHook(_ attempt: RunningAttempt, _ result: AttemptResult) {
    guard case .library = attempt.handler.location, phase == .running, let error = result.error,
      attempt.item.map({ itemWillExhaust(result, $0) })
        ?? willExhaust(result, claim: attempt.claim, policy: attempt.policy), !attempt.worker.isQuarantine,
      let worker = workers.first(where: { $0.isReady && !$0.isRetiring && !$0.isQuarantine })
    else {
      settle(attempt, result)
      return
    }
    let hook = attempt.hook(
      token: takeToken(), on: worker, result, started: now,
      deadline: instant(in: configuration.hookTimeout.wholeMilliseconds))
    attempts[hook.token] = hook
    note(attention: hook.deadline)
    let start =
      hook.item.map { order($0, hook.token, .exhausted(error)) }
      ?? order(hook.token, .exhausted(error), hook.claim, hook.handler, startedAt: clock.now())
    worker.start(start, isItem: hook.item != nil)
  }

  private func settle(_ attempt: RunningAttempt, _ result: AttemptResult) {
    limiter.ended(attempt.claim.job.key)
    if let item = attempt.item { return settle(item, result, of: attempt) }
    var result = result
    if result.progress == nil { result.progress = attempt.progress }
    let transition = transition(result, for: attempt.claim, policy: attempt.policy)
    count(result, of: attempt.claim.job.key, isOver: transition.destination.isOver)
    commit(transition, attempt.claim, by: attempt.handler.version)
  }

  func transition(_ result: AttemptResult, for claim: Claim, policy: IntentPolicy? = nil) -> Transition {
    decide(
      result, for: claim, policy: policy ?? catalog.registry.policy(of: claim.job.key), now: clock.now(),
      random: &generator, redaction: redaction(of:))
  }

  /// Takes a dead worker's attempts back.
  func bury(_ worker: WorkerProcess) {
    workers.removeAll { $0 === worker }
    let status = worker.reap()
    recordWorkers()
    mayClaim = true
    // One that says it is ready and ends before it was given anything is no better than one that does not start.
    if !worker.isReady || (worker.startedCount == 0 && !worker.isRetiring) { launchBackoff.failed(now: now) }
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
      noteDroppedLines(of: attempt)
      if let failure = attempt.failure {
        settle(attempt, failure)
        continue
      }
      let outcome = AttemptVerdict.workerEnded(
        status, token: token, stop: attempt.stop, killedFor: worker.killedFor, company: lost.count,
        timeout: attempt.policy.timeout, fault: worker.fault)
      let result = AttemptResult(
        outcome: outcome, startedAt: attempt.startedAt, elapsed: now - attempt.started, worker: worker.name,
        exitStatus: status.status, signal: status.signal)
      settleOrRunHook(attempt, result)
    }
  }

  func takeCommitResults() {
    let results = committer.takeResults()
    if !results.isEmpty { haveMetricsChanged = true }
    for (transition, result) in results where result == .lost {
      log.note(.error, "job \(transition.id) was taken over by another dispatcher; this one's outcome was not kept")
    }
    takeHeld(results)
    if let fault = committer.fault { storageFailed(fault) } else { storageRecovered() }
  }

  /// Says a fault once, not a line a job.
  func storageFailed(_ error: SpoolError) {
    guard reportedFault == nil else { return }
    reportedFault = error
    log.note(.error, "the spool's storage fails: \(error.message); nothing is lost, it is tried again every second")
  }

  func storageRecovered() {
    guard reportedFault != nil, !committer.isFaulty, isResolved, batches?.writer.fault == nil else { return }
    reportedFault = nil
    mayClaim = true
    log.note(.info, "the spool's storage works again")
  }
}
