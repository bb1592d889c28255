import FileSpool
import IntentCore
import IntentJSON
import IntentModel
import SpoolTesting

/// A dispatcher that executes one batch: an item that is retried, one that fails and completes when the batch is put
/// back, one that submits a job, and a callback when all have ended.
///
/// What it does next depends on what it finds, so that it can be begun again after a crash anywhere.
final class BatchWorkload {
  let disk: MemoryFileSystem
  let clock: TestClock
  /// With calls of the spool that fail: none in a run that is to die.
  var patience: Patience
  /// What a sync acknowledged: of each item, how it ended last.
  private(set) var acknowledged: [Int: ItemEnd.Status] = [:]
  /// Items that were executed although they were known to have completed.
  private(set) var repeated: [Int] = []
  private var isSubmitted = false

  static let items = 6

  init(_ disk: MemoryFileSystem, _ clock: TestClock) {
    self.disk = disk
    self.clock = clock
    patience = Patience(clock)
  }

  static func fresh() throws -> BatchWorkload {
    let clock = TestClock()
    let disk = MemoryFileSystem(time: (clock.now().milliseconds - 10_000) * 1_000_000)
    return BatchWorkload(disk, clock)
  }

  /// What is remembered outside of the machine, for a life on another disk.
  func reborn(on disk: MemoryFileSystem) -> BatchWorkload {
    let next = BatchWorkload(disk, clock)
    next.acknowledged = acknowledged
    next.isSubmitted = isSubmitted
    return next
  }

  /// The life of one process, until everything is done. Throws what the spool throws.
  func live(_ system: FaultyFileSystem, boot: String) throws {
    let options = FileSpoolOptions.crashing(system, boot: boot, clock: clock)
    let spool = try patience { () throws(SpoolError) in try FileSpool.open(at: "spool", options: options) }
    let orphans = try patience { () throws(SpoolError) in try spool.recover() }
    if !orphans.isEmpty {
      var random = SystemRandomNumberGenerator()
      let transitions = orphans.map { decideAfterDeath($0, policy: .builtIn, now: clock.now(), random: &random) }
      _ = try patience { () throws(SpoolError) in try spool.commit(transitions) }
    }
    try submit(spool)
    try work(spool)
    spool.close()
  }

  private func submit(_ spool: FileSpool) throws {
    if isSubmitted { return }
    let text =
      #"{"id":"batch","intent_key":"runtime.query.echo","intent_params":{"a":1},"batch":{"items":[{"n":1},{"n":2},{"n":3},"#
      + #"{"n":4},{"n":5},{"n":6}]}}"#
    let job = NewJob(id: JobID(unchecked: "batch"), bytes: Array(text.utf8))
    _ = try patience { () throws(SpoolError) in try spool.submit([job]) }
    isSubmitted = true
  }

  private func work(_ spool: FileSpool) throws {
    // What a fault kept from being moved is tried again at the next scan.
    var idleScans = 0
    for _ in 0..<200 {
      spool.requestScan()
      let claims = try patience { () throws(SpoolError) in try spool.claim(limit: 3, filter: ClaimFilter()) }
      for claim in claims {
        let transition = claim.job.batch == nil ? claim.completed(at: clock.now()) : try execute(claim, spool)
        _ = try patience { () throws(SpoolError) in try spool.commit([transition]) }
      }
      if !claims.isEmpty { continue }
      if try putBack(spool) { continue }
      guard let due = spool.nextDue() else {
        idleScans += 1
        if idleScans == 3 { return }
        continue
      }
      clock.advance(milliseconds: max(1, due.milliseconds(since: clock.now())))
    }
    fatalError("the workload does not end")
  }

  private func execute(_ claim: Claim, _ spool: FileSpool) throws -> Transition {
    let open = try opened(claim.job, spool)
    var counts = open.counts
    var waiting = open.waiting
    var unsubmitted = open.unsubmitted
    func submitFollowUps() throws {
      if unsubmitted.isEmpty { return }
      _ = try patience { () throws(SpoolError) in try spool.submit(unsubmitted) }
      let progress = BatchEntry.progress(
        counts, BatchPace(begunAt: clock.now(), endedBefore: 0), at: clock.now())
      try patience { () throws(SpoolError) in try open.append([progress]) }
      unsubmitted = []
    }
    try submitFollowUps()
    var left: [(BatchItem, ItemPast)] = []
    while let item = try patience({ () throws(SpoolError) in try open.next() }) {
      left.append((item, waiting[item.number]?.past ?? ItemPast()))
    }
    while !left.isEmpty {
      let (item, past) = left.removeFirst()
      if acknowledged[item.number] == .completed { repeated.append(item.number) }
      let read = try patience { () throws(SpoolError) in try open.item(item.number, at: item.offset) }
      guard read == item else { fatalError("item \(item.number) reads as \(read)") }
      var next = past
      switch outcome(item.number, &next, claim) {
      case .ended(let end):
        try patience { () throws(SpoolError) in try open.append([.ended(item: item.number, end)]) }
        acknowledged[item.number] = end.status
        counts.add(end.status)
        unsubmitted += end.followUps
        try submitFollowUps()
      case .waits(let due, let error):
        try patience { () throws(SpoolError) in
          try open.append([.waits(item: item.number, next, until: due, error)])
        }
        waiting[item.number] = (next, due)
        left.append((item, next))
      case .held: fatalError("nothing here is held")
      }
    }
    let run = BatchRun(uid: open.uid, counts: counts, startedAt: claim.claimedAt, elapsed: 1_000_000)
    let transition = decideBatch(run, for: claim, policy: .builtIn, now: clock.now())
    guard case .completed = transition.destination else { return transition }
    return transition.changed(followUps: [TestJob("callback").submitted])
  }

  private func opened(_ job: Job, _ spool: FileSpool) throws -> any OpenBatch {
    try patience { () throws(SpoolError) in
      do throws(BatchError) { return try spool.openBatch(job) } catch {
        switch error {
        case .storage(let error): throw error
        case .unusable(let error): fatalError(error.message)
        }
      }
    }
  }

  private func outcome(_ number: Int, _ past: inout ItemPast, _ claim: Claim) -> ItemFate {
    var result = AttemptResult(outcome: .completed(.emptyObject), startedAt: clock.now(), elapsed: 1_000_000)
    switch number {
    case 2 where past.retryCount == 0: result.outcome = .retry(.retry("not yet"), after: 10)
    case 4 where claim.job.past.history == nil: result.outcome = .failed(.permanent("not this time"))
    case 5: result.followUps = [TestJob("extra").submitted]
    default: break
    }
    var random = SystemRandomNumberGenerator()
    return decideItem(result, past: &past, retriesAllowed: 3, policy: .builtIn, now: clock.now(), random: &random)
  }

  /// A person puts the failed batch back; false: it has not failed.
  private func putBack(_ spool: FileSpool) throws -> Bool {
    let id = JobID(unchecked: "batch")
    guard try patience({ () throws(SpoolError) in try spool.find("batch") }).first?.state == .failed else {
      return false
    }
    do throws(SpoolError) {
      try patience { () throws(SpoolError) in try spool.resubmit(id) }
    } catch {
      // An earlier call that failed may have got far enough.
      if patience.limit == 0 || error.code != .conflict { throw error }
    }
    return true
  }
}
