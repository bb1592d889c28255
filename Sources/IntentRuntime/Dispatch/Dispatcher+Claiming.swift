import IntentCore
import IntentModel

extension Dispatcher {
  /// Transitions that wait for their commit, beyond which nothing is claimed: the disk is behind.
  private static let maximumBacklog = 4096
  /// The most jobs that are claimed before those are sent off: the first of them waits for the last.
  private static let claimGroup = 32

  /// Finishes what a dead dispatcher left, and gives back the attempts that died with it.
  func recover() throws(SpoolError) {
    let orphans = try spool.recover()
    guard !orphans.isEmpty else { return }
    let transitions = orphans.map { claim in
      decideAfterDeath(
        claim, policy: catalog.registry.policy(of: claim.job.key), now: clock.now(), random: &generator)
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
    while claimGroup() { flushWorkers() }
  }

  /// Whether a claim could take a job now. Where it cannot, whatever changes that is told of.
  var canClaim: Bool {
    phase == .running && unresolved.isEmpty && freePlaces > 0 && !committer.isFaulty
      && committer.backlog < Self.maximumBacklog
  }

  /// Jobs that may be started now.
  private var freePlaces: Int { workers.reduce(0) { $0 + freePlaces(of: $1) } - suspects.count }

  /// Claims some jobs. True: there are places for more, and perhaps jobs.
  private func claimGroup() -> Bool {
    guard mayClaim, canClaim, scheduler?.isSettled != false else { return false }
    let free = freePlaces
    let limit = min(free, Self.claimGroup)
    do {
      let claims = try spool.claim(limit: limit, filter: limiter.filter(at: clock.monotonic()))
      isClaimFaulty = false
      storageRecovered()
      mayClaim = claims.count == limit
      guard !claims.isEmpty else { return false }
      metrics.claimed(claims.count)
      haveMetricsChanged = true
      for claim in claims { start(claim) }
      committer.syncClaims()
      return mayClaim && free > limit
    } catch {
      claimLater(error)
      return false
    }
  }

  func start(_ claim: Claim) {
    let key = claim.job.key
    let entry = catalog.registry[key]
    let nearest = entry == nil ? catalog.registry.nearest(to: key) : nil
    if let transition = decideBeforeStart(
      claim, entry: entry, nearest: nearest, defaults: catalog.registry.defaults, redaction: redaction(of:),
      now: clock.now())
    {
      commit(transition, claim)
    } else if let entry {
      switch catalog.resolve(entry) {
      case .failure(.fault(let error)): waitForMachine(claim, error)
      case .failure(.unloadable(let error)):
        commit(.hold(claim, because: error, redact: entry.policy.redact, now: clock.now()), claim)
      case .success(let handler):
        if claim.job.batch == nil {
          start(claim, handler)
        } else {
          begin(BatchDesk.Request(claim: claim, handler: handler))
        }
      }
    }
  }

  private func start(_ claim: Claim, _ handler: ResolvedHandler) {
    limiter.started(claim.job.key, at: clock.monotonic())
    if claim.job.past.isSuspect {
      suspects.append(Suspect(claim: claim, handler: handler))
    } else if let worker = workers.max(by: { freePlaces(of: $0) < freePlaces(of: $1) }) {
      start(claim, handler, on: worker)
    }
  }

  /// Has a decision carried out.
  ///
  /// - Parameter version: By which ``HandlerCatalog/version`` it was made; nil: by the present one.
  func commit(_ transition: Transition, _ claim: Claim, by version: Int? = nil) {
    note(transition, claim)
    held.note(transition, version: version ?? catalog.version)
    decided.append(transition)
  }

  /// The parameters of an intent that no record keeps.
  func redaction(of key: IntentKey) -> [ParameterPath] { catalog.registry.policy(of: key).redact }

  /// Hands what was decided to the committer, and what items came to to the batches' writer, all at once: each is woken for
  /// each call.
  func commitDecided() {
    committer.commit(decided)
    decided.removeAll(keepingCapacity: true)
    guard let desk = batches else { return }
    for batch in desk.running { batch.send(to: desk.writer) }
  }

  /// Gives the quarantine worker its next suspect, if it has none.
  func startSuspect() {
    guard phase == .running, !suspects.isEmpty,
      let worker = workers.first(where: { $0.isQuarantine && $0.isReady && !$0.isRetiring }), worker.running.isEmpty
    else { return }
    let suspect = suspects.removeFirst()
    if let item = suspect.item {
      start(suspect: item, on: worker)
    } else {
      start(suspect.claim, suspect.handler, on: worker)
    }
  }

  private func start(_ claim: Claim, _ handler: ResolvedHandler, on worker: WorkerProcess) {
    let token = takeToken()
    let now = now
    let startedAt = clock.now()
    let deadline = handler.policy.timeout.map { instant(in: $0.milliseconds) }
    attempts[token] = RunningAttempt(
      token: token, claim: claim, handler: handler, worker: worker, startedAt: startedAt, started: now,
      deadline: deadline,
      secrets: handler.policy.redact.isEmpty ? nil : Secrets(claim.job.params, handler.policy.redact))
    note(attention: deadline)
    worker.start(order(token, .execute, claim, handler, startedAt: startedAt))
  }

  func order(
    _ token: UInt64, _ purpose: AttemptStart.Purpose, _ claim: Claim, _ handler: ResolvedHandler,
    startedAt: Timestamp
  ) -> AttemptStart {
    let job = claim.job
    return AttemptStart(
      token: token, purpose: purpose, location: handler.location, key: job.key, id: job.id, uid: job.uid,
      tenant: job.tenant,
      attempt: job.past.attempts.count + job.past.attemptsOmitted + 1, retriesLeft: job.retriesLeft(by: handler.policy),
      priority: job.priority, deadline: handler.policy.timeout.map { startedAt.adding(milliseconds: $0.milliseconds) },
      job: job.text, params: job.params)
  }

  func takeToken() -> UInt64 {
    defer { nextToken += 1 }
    return nextToken
  }
}
