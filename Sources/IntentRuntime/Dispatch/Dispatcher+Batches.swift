import IntentCore
import IntentJSON
import IntentModel

// Jobs with many items: begun when they are claimed, ended when all items have, and paused, cancelled or given back in
// between.
extension Dispatcher {
  /// How long a batch whose items all wait is kept at hand; beyond, its job waits in `delayed/`.
  private static let patience: Int64 = 60_000

  /// Begins a batch.
  func begin(_ request: BatchDesk.Request) {
    guard let desk = batches else {
      let error = IntentError.permanent("this spool keeps no batches: submit a job for each item")
      let result = AttemptResult(outcome: .failed(error), startedAt: clock.now())
      decided.append(transition(result, for: request.claim, policy: request.handler.policy))
      return
    }
    desk.queued.append(request)
    desk.openQueued()
  }

  /// Takes in what was opened and what was written, and ends the batches that are over.
  func attendToBatches() {
    guard let desk = batches, !desk.isEmpty else { return }
    for opened in desk.takeOpened() {
      guard let request = desk.opening.removeValue(forKey: opened.uid) else { continue }
      take(opened.result, request)
    }
    let written = desk.writer.takeResults()
    for batch in desk.running {
      if let count = written[ObjectIdentifier(batch.account)] { batch.wrote(count) }
      if mustRedact(batch) { continue }
      if let transition = ending(of: batch) {
        commit(transition, batch.claim, by: batch.heldBy)
        desk.running.removeAll { $0 === batch }
      }
    }
    if let fault = desk.writer.fault { storageFailed(fault) }
    desk.openQueued()
  }

  private func take(_ result: Result<any OpenBatch, BatchError>, _ request: BatchDesk.Request) {
    let claim = request.claim
    switch result {
    case .success(let open):
      let batch = RunningBatch(
        claim, request.handler, open, at: clock.now(), monotonic: now)
      if phase == .running { refresh(batch) } else { batch.phase = .ending(.suspended) }
      batches?.running.append(batch)
      batches?.writer.write(batch.account, [])
      log.note(.info, "\(claim.job.key) \(claim.job.id): \(batch.counts.open) of \(batch.counts.total) items to go")
    case .failure(.unusable(let error)):
      let result = AttemptResult(outcome: .failed(error), startedAt: claim.claimedAt)
      let transition = transition(result, for: claim, policy: request.handler.policy)
      commit(transition, claim)
    case .failure(.storage(let error)):
      if phase == .running { return waitForMachine(claim, error) }
      storageFailed(error)
      decided.append(.suspend(claim, until: clock.now()))
    }
  }

  /// Has what is not to be kept taken out of a batch that has ended, before its record says so. True: wait for it.
  private func mustRedact(_ batch: RunningBatch) -> Bool {
    guard !batch.isRedacted, !batch.policy.redact.isEmpty else { return false }
    switch batch.phase {
    case .running: if !batch.isOver { return false }
    case .ending(.cancelled), .ending(.failed): if !batch.isQuiet { return false }
    case .ending: return false
    }
    if let writer = batches?.writer { batch.redact(by: writer) }
    return true
  }

  /// Where a batch's job goes now; nil: it goes on.
  private func ending(of batch: RunningBatch) -> Transition? {
    switch batch.phase {
    case .running:
      if batch.isOver {
        return decideBatch(
          batch.run(at: now), for: batch.claim, policy: batch.policy, redaction: redaction(of:), now: clock.now())
      }
      guard let due = batch.idleUntil else {
        // A paused queue: the batch waits with the other jobs of it.
        let isStuck = batch.isQuiet && limiter.isPaused(limiter.queue(of: batch.claim.job.key))
        return isStuck ? .suspend(batch.claim, until: clock.now()) : nil
      }
      let isFar = due.milliseconds(since: clock.now()) > (configuration.mode == .drain ? 0 : Self.patience)
      return isFar ? .suspend(batch.claim, until: due) : nil
    case .ending(let ending):
      guard batch.isQuiet else { return nil }
      let redact = batch.policy.redact
      switch ending {
      case .suspended: return .suspend(batch.claim, until: clock.now())
      case .held(let error, _): return .hold(batch.claim, because: error, redact: redact, now: clock.now())
      case .cancelled(let error):
        return .cancel(
          batch.run(at: now), batch.claim, because: error, redact: redact, redaction: redaction(of:), now: clock.now())
      case .failed(let error):
        let result = AttemptResult(
          outcome: .failed(error), startedAt: batch.startedAt, elapsed: now - batch.started)
        return transition(result, for: batch.claim, policy: batch.policy)
      }
    }
  }

  /// Has a batch end: nothing new of it is started.
  func end(_ batch: RunningBatch, _ ending: RunningBatch.Ending) {
    batch.phase = .ending(ending)
    for suspect in suspects where suspect.item?.batch === batch {
      limiter.ended(suspect.claim.job.key)
      if let item = suspect.item { giveBack(item) }
    }
    suspects.removeAll { $0.item?.batch === batch }
  }

  /// What a stop means for batches: what runs of them ends, then they go back.
  func suspendBatches() {
    guard let desk = batches else { return }
    decided += desk.queued.map { .suspend($0.claim, until: clock.now()) }
    desk.queued = []
    for batch in desk.running where batch.isRunning { end(batch, .suspended) }
  }

  /// Ends a batch on request; false: none of that id is at hand.
  func cancelBatch(_ id: JobID, _ error: IntentError) -> Bool {
    guard let desk = batches else { return false }
    if let index = desk.queued.firstIndex(where: { $0.claim.job.id == id }) {
      let request = desk.queued.remove(at: index)
      decided.append(
        .cancel(
          request.claim, because: error, redact: request.handler.policy.redact, redaction: redaction(of:),
          now: clock.now()))
      return true
    }
    guard let batch = desk.running.first(where: { $0.id == id }) else { return false }
    end(batch, .cancelled(error))
    for (token, attempt) in attempts where attempt.item?.batch === batch {
      requestStop(token, .cancel(error), killAfter: configuration.killGrace.nanoseconds)
    }
    return true
  }

  /// Judges the running batches by a registry that has changed.
  func refreshBatches() {
    for batch in batches?.running ?? [] where batch.isRunning { refresh(batch) }
  }

  /// Judges a batch by the registry if it was judged by an older one.
  private func refresh(_ batch: RunningBatch) {
    guard batch.handler.version != catalog.version else { return }
    let key = batch.claim.job.key
    let entry = catalog.registry[key]
    guard let entry, entry.policy.enabled else {
      let what = entry == nil ? "the registry has no intent" : "the registry disables the intent"
      let kind = entry == nil ? ErrorKind.unknownIntent : .disabled
      let error = IntentError(kind, "\(what) \(key) any more: the batch goes on when it does again")
      return end(batch, .held(error, version: catalog.version))
    }
    switch catalog.resolve(entry) {
    case .success(let handler): batch.handler = handler
    case .failure(.unloadable(let error)): end(batch, .held(error, version: catalog.version))
    case .failure(.fault(let error)): lookLater(error)
    }
  }

  /// When a batch next has something to do that nobody tells of, in monotonic nanoseconds.
  var batchesDue: Int64? {
    guard let desk = batches, phase == .running else { return nil }
    let monotonic = clock.monotonic()
    return desk.running.compactMap { batch -> Int64? in
      let admission = batch.bound.nextAdmission(at: monotonic)?.nanoseconds
      let due = batch.nextDue.flatMap { $0 > itemsGivenAt ? instant(of: $0) : nil }
      return [due, admission].compactMap { $0 }.min()
    }.min()
  }
}
