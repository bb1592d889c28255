import IntentCore
import IntentModel

extension Dispatcher {
  /// Transitions that wait for their commit, beyond which nothing is claimed: the disk is behind.
  private static let maximumBacklog = 4096

  /// Finishes what a dead dispatcher left, and gives back the attempts that died with it.
  func recover() throws(SpoolError) {
    let orphans = try spool.recover()
    guard !orphans.isEmpty else { return }
    let error = IntentError(.interrupted, "the runtime ended while this attempt ran; it runs again")
    let transitions = orphans.map { claim in
      transition(AttemptResult(outcome: .interrupted(error), startedAt: claim.claimedAt), for: claim)
    }
    _ = try spool.commit(transitions)
    log.note(.info, "recovered \(orphans.count) interrupted job(s); they run again, with their attempts refunded")
  }

  /// Submits the jobs of schedules that are due: before claiming, so that none of them runs before its schedule's cursor
  /// is written.
  func submitScheduled() {
    guard phase == .running, !committer.isFaulty, let scheduler else { return }
    if scheduler.turn() { mayClaim = true }
  }

  /// Claims as many jobs as there are free places, and gives them out.
  func claim() {
    guard phase == .running, mayClaim, !committer.isFaulty, committer.backlog < Self.maximumBacklog,
      scheduler?.isSettled != false
    else { return }
    let free = workers.reduce(0) { $0 + freePlaces(of: $1) } - suspects.count
    guard free > 0 else { return }
    do {
      let claims = try spool.claim(limit: free, filter: limiter.filter(at: clock.monotonic()))
      storageRecovered()
      mayClaim = claims.count == free
      guard !claims.isEmpty else { return }
      for claim in claims { start(claim) }
      committer.syncClaims()
    } catch {
      storageFailed(error)
      mayClaim = false
    }
  }

  private func freePlaces(of worker: WorkerProcess) -> Int {
    worker.isRetiring || worker.isQuarantine || !worker.isReady
      ? 0 : max(0, configuration.concurrency - worker.running.count)
  }

  private func start(_ claim: Claim) {
    let key = claim.job.key
    let entry = catalog.registry[key]
    let nearest = entry == nil ? catalog.registry.nearest(to: key) : nil
    if let transition = decideBeforeStart(
      claim, entry: entry, nearest: nearest, defaults: catalog.registry.defaults, now: clock.now())
    {
      commit(transition, claim)
    } else if let entry {
      switch catalog.resolve(entry) {
      case .failure(let error):
        commit(.hold(claim, because: error, redact: entry.policy.redact, now: clock.now()), claim)
      case .success(let location): start(claim, entry.policy, location)
      }
    }
  }

  private func start(_ claim: Claim, _ policy: IntentPolicy, _ location: HandlerLocation) {
    limiter.started(claim.job.key, at: clock.monotonic())
    if claim.job.past.isSuspect {
      suspects.append((claim, policy, location))
    } else if let worker = workers.max(by: { freePlaces(of: $0) < freePlaces(of: $1) }) {
      start(claim, policy, location, on: worker)
    }
  }

  private func commit(_ transition: Transition, _ claim: Claim) {
    note(transition, claim)
    decided.append(transition)
  }

  /// Hands what was decided to the committer, all at once: it is woken for each call.
  func commitDecided() {
    committer.commit(decided)
    decided.removeAll(keepingCapacity: true)
  }

  /// Gives the quarantine worker its next suspect, if it has none.
  func startSuspect() {
    guard phase == .running, !suspects.isEmpty,
      let worker = workers.first(where: { $0.isQuarantine && $0.isReady && !$0.isRetiring }), worker.running.isEmpty
    else { return }
    let (claim, policy, location) = suspects.removeFirst()
    start(claim, policy, location, on: worker)
  }

  private func start(_ claim: Claim, _ policy: IntentPolicy, _ location: HandlerLocation, on worker: WorkerProcess) {
    let token = takeToken()
    let now = now
    let startedAt = clock.now()
    let deadline = policy.timeout.map { now + $0.milliseconds * 1_000_000 }
    attempts[token] = RunningAttempt(
      token: token, claim: claim, policy: policy, location: location, worker: worker, startedAt: startedAt,
      started: now,
      deadline: deadline, secrets: policy.redact.isEmpty ? nil : Secrets(claim.job.params, policy.redact))
    note(attention: deadline)
    worker.start(order(token, .execute, claim, policy, location, startedAt: startedAt))
  }

  func order(
    _ token: UInt64, _ purpose: AttemptStart.Purpose, _ claim: Claim, _ policy: IntentPolicy,
    _ location: HandlerLocation,
    startedAt: Timestamp
  ) -> AttemptStart {
    let job = claim.job
    return AttemptStart(
      token: token, purpose: purpose, location: location, key: job.key, id: job.id, uid: job.uid, tenant: job.tenant,
      attempt: job.past.attempts.count + job.past.attemptsOmitted + 1, retriesLeft: job.retriesLeft(by: policy),
      priority: job.priority, deadline: policy.timeout.map { startedAt.adding(milliseconds: $0.milliseconds) },
      job: job.text, params: job.params)
  }

  func takeToken() -> UInt64 {
    defer { nextToken += 1 }
    return nextToken
  }
}
