import IntentCore
import IntentJSON
import IntentModel

// The items of running batches: given to workers a handful at a time, judged when they have ended.
extension Dispatcher {
  /// Entries that wait to be written, beyond which nothing is started: the disk is behind.
  private static let maximumUnwritten = 50_000
  /// The most items that a worker is given ahead.
  private static let longestQueue = 512
  /// How much work a worker is given ahead, in nanoseconds of its time.
  private static let workAhead: Int64 = 5_000_000
  /// How much later than its timeout an item is stopped that may have waited in the worker, in milliseconds.
  private static let queueAllowance: Int64 = 50

  /// How many items may run in a worker at once: the more urgent the batches, the more places they take. One at least is
  /// left to single jobs, where there are two.
  var itemPlaces: Int {
    let priority = batches?.running.lazy.filter(\.isRunning).map(\.claim.job.priority).max() ?? 0
    let places = configuration.concurrency
    return places == 1 ? 1 : min(places - 1, max(1, places * (priority + 1) / 10))
  }

  /// Places of a worker that single jobs may take.
  func freePlaces(of worker: WorkerProcess) -> Int {
    if worker.isRetiring || worker.isQuarantine || !worker.isReady { return 0 }
    let jobs = worker.running.count - worker.items
    return max(0, configuration.concurrency - jobs - min(worker.items, itemPlaces))
  }

  /// Gives the workers as many items as they can use.
  func giveItems() {
    guard let desk = batches, !desk.running.isEmpty, phase == .running else { return }
    itemsGivenAt = clock.now()
    guard !committer.isFaulty, unresolved.isEmpty, desk.writer.fault == nil else { return }
    let places = itemPlaces
    for worker in workers where worker.isReady && !worker.isRetiring && !worker.isQuarantine {
      let count = desk.running.count
      for offset in 0..<count {
        let batch = desk.running[(desk.turn + offset) % count]
        give(batch, to: worker, places: places)
      }
      desk.turn = (desk.turn + 1) % count
    }
  }

  private func give(_ batch: RunningBatch, to worker: WorkerProcess, places: Int) {
    guard batch.isRunning, batch.unwritten < Self.maximumUnwritten else { return }
    // Places that single jobs took before the batch came are theirs until they end.
    let jobs = worker.running.count - worker.items
    guard jobs < configuration.concurrency else { return }
    let depth = depth(of: batch, places: places)
    // A few at a time cost as much to hand over as many.
    guard worker.items <= depth / 2 || worker.items < places else { return }
    var order = order(batch, places)
    var left = slots(of: batch) ?? .max
    while worker.items < depth, left > 0 {
      switch next(of: batch) {
      case .ticket(let ticket)?:
        if ticket.past.isSuspect {
          suspects.append(Suspect(claim: batch.claim, handler: batch.handler, item: ticket))
          limiter.started(batch.claim.job.key, at: clock.monotonic())
          batch.startedItem(at: clock.monotonic())
        } else {
          start(ticket, on: worker, isQueued: depth > places, &order)
        }
        left -= 1
      case .malformed(let entry)?: batch.keep([entry])
      case .none?, nil:
        send(order, to: worker)
        return
      }
    }
    send(order, to: worker)
  }

  /// How many items a worker is given: more than may run at once where they are so quick that it would wait for us.
  private func depth(of batch: RunningBatch, places: Int) -> Int {
    guard let pace = batch.pace else { return places }
    return max(places, min(Self.longestQueue, Int(Self.workAhead * Int64(places) / max(1, pace))))
  }

  private func slots(of batch: RunningBatch) -> Int? {
    let instant = clock.monotonic()
    return [batch.slots(at: instant), limiter.slots(of: batch.claim.job.key, at: instant)].compactMap { $0 }.min()
  }

  /// nil: its items cannot be read, and the batch ends.
  private func next(of batch: RunningBatch) -> RunningBatch.Next? {
    do {
      return try batch.next(at: clock.now())
    } catch {
      if error.code == .storage {
        lookLater(error)
      } else {
        end(batch, .failed(.permanent(error.message)))
      }
      return nil
    }
  }

  private func order(_ batch: RunningBatch, _ places: Int) -> ItemOrder {
    let job = batch.claim.job
    return ItemOrder(
      batch: job.id, uid: batch.open.uid, key: job.key, tenant: job.tenant, priority: job.priority,
      location: batch.handler.location, timeout: batch.policy.timeout?.milliseconds, places: places,
      concurrency: configuration.concurrency)
  }

  private func item(_ ticket: BatchTicket, _ token: UInt64) -> ItemOrder.Item {
    ItemOrder.Item(
      token: token, number: ticket.number, attempt: ticket.past.attempts + 1,
      retriesLeft: max(0, ticket.batch.retriesAllowed - ticket.past.retryCount), params: ticket.params)
  }

  private func start(_ ticket: BatchTicket, on worker: WorkerProcess, isQueued: Bool, _ order: inout ItemOrder) {
    let batch = ticket.batch
    let instant = clock.monotonic()
    limiter.started(batch.claim.job.key, at: instant)
    batch.startedItem(at: instant)
    let token = takeToken()
    note(ticket, token, on: worker, allowance: isQueued ? Self.queueAllowance : 0)
    order.items.append(item(ticket, token))
  }

  private func note(_ ticket: BatchTicket, _ token: UInt64, on worker: WorkerProcess, allowance: Int64) {
    let batch = ticket.batch
    let now = now
    let deadline = batch.policy.timeout.map { instant(in: $0.milliseconds + allowance) }
    let redact = batch.policy.redact
    attempts[token] = RunningAttempt(
      token: token, claim: batch.claim, item: ticket, handler: batch.handler, worker: worker,
      startedAt: clock.now(), started: now, deadline: deadline,
      secrets: redact.isEmpty ? nil : Secrets(ticket.params, redact))
    note(attention: deadline)
    worker.take(item: token)
  }

  private func send(_ order: ItemOrder, to worker: WorkerProcess) {
    if !order.items.isEmpty { worker.send(.runItems(order)) }
  }

  /// Runs a suspected item in the quarantine worker.
  func start(suspect ticket: BatchTicket, on worker: WorkerProcess) {
    let batch = ticket.batch
    let token = takeToken()
    note(ticket, token, on: worker, allowance: 0)
    var order = order(batch, 1)
    order.items = [item(ticket, token)]
    send(order, to: worker)
  }

  /// What a host is told for the hook of an item that has failed for good.
  func order(_ ticket: BatchTicket, _ token: UInt64, _ purpose: AttemptStart.Purpose) -> AttemptStart {
    var start = order(ticket.batch, 1).start(of: item(ticket, token), at: clock.now())
    start.purpose = purpose
    return start
  }

  // MARK: What they came to

  /// Whether an item that came to this has failed for good: its handler is told before.
  func itemWillExhaust(_ result: AttemptResult, _ ticket: BatchTicket) -> Bool {
    var past = ticket.past
    let fate = decideItem(
      result, past: &past, retriesAllowed: ticket.batch.retriesAllowed, policy: ticket.batch.policy, now: clock.now(),
      random: &generator)
    if case .ended(let end) = fate { return end.status == .failed }
    return false
  }

  /// Judges an item's attempt.
  func settle(_ ticket: BatchTicket, _ result: AttemptResult, of attempt: RunningAttempt) {
    let batch = ticket.batch
    let secrets = attempt.secrets
    var ticket = ticket
    switch result.outcome {
    case .interrupted where !batch.isRunning:
      // The batch ends: the item stays open, as if it had not been tried.
      return batch.endedItem(elapsed: nil)
    default: batch.endedItem(elapsed: result.elapsed)
    }
    let fate = decideItem(
      result, past: &ticket.past, retriesAllowed: batch.retriesAllowed, policy: batch.policy, now: clock.now(),
      random: &generator)
    count(result, of: batch.claim.job.key, fate)
    switch fate {
    case .ended(let end):
      noteFailure(end, ticket, secrets)
      batch.keep([batch.end(ticket.number, end.without(secrets))])
    case .waits(let due, let error):
      let isKept = ticket.past.interruptions == 0 && !ticket.past.isSuspect
      if isKept || due > clock.now() {
        batch.keep([batch.wait(ticket, until: due, error.map { secrets?.removed(from: $0) ?? $0 })])
      } else {
        batch.giveBack(ticket)
      }
    case .held(let error):
      batch.giveBack(ticket)
      if batch.isRunning { end(batch, .held(error, version: attempt.handler.version)) }
    }
  }

  private func count(_ result: AttemptResult, of key: IntentKey, _ fate: ItemFate) {
    if case .ended(let end) = fate { return count(result, of: key, isOver: true, item: end.status) }
    count(result, of: key, isOver: false)
  }

  /// An item that was not started goes back to the front, and was never tried.
  func giveBack(_ ticket: BatchTicket) {
    ticket.batch.endedItem(elapsed: nil)
    ticket.batch.giveBack(ticket)
  }

  private func noteFailure(_ end: ItemEnd, _ ticket: BatchTicket, _ secrets: Secrets?) {
    guard let error = end.error else { return }
    let message = secrets.map { $0.removed(from: error.message) } ?? error.message
    log.note(.info, "\(ticket.batch.claim.job.key) \(ticket.id) \(end.status.rawValue): \(error.kind): \(message)")
  }
}

extension ItemEnd {
  /// The end with nothing in it that is not to be kept.
  fileprivate func without(_ secrets: Secrets?) -> ItemEnd {
    guard let secrets else { return self }
    var end = self
    end.result = result.map { secrets.removed(from: $0) }
    end.error = error.map { secrets.removed(from: $0) }
    return end
  }
}
