import FileSpool
import IntentCore
import IntentModel
import SpoolTesting

/// A small scripted dispatcher, user and command line, in one: every kind of transition that the spool knows.
///
/// What it does next depends on what it finds, so that it can be begun again after a crash anywhere and comes to the
/// same end: each job in one terminal state.
final class CrashWorkload {
  let disk: MemoryFileSystem
  let clock: TestClock
  var oracle: WorkloadOracle
  /// With calls of the spool that fail: none in a run that is to die.
  var patience: Patience

  /// What becomes of each job; `pending/` holds the drops among them from the start.
  static let expected: [String: JobState] = [
    "single": .completed, "plain": .completed, "snoozer": .completed, "loser": .completed, "held": .completed,
    "parent": .completed, "child-0": .completed, "child-1": .completed, "unwanted": .cancelled, "keyed": .completed,
    "later": .completed, "dropped": .completed, "chained": .completed, "chained-next": .completed,
    "chained-last": .completed, "loser-next": .completed, "wanted": .completed, "wanted-next": .completed,
    "refused": .cancelled, "refused-next": .completed, "forgotten": .cancelled, "forgotten-next": .completed,
  ]

  /// Jobs that wait for a person's approval, until their time is over.
  static let approval: RegistryEntry = {
    var policy = IntentPolicy.builtIn
    policy.approval = ApprovalPolicy(isRequired: true, expiresAfter: DurationText(milliseconds: 7_200_000))
    return RegistryEntry(key: "runtime.query.echo", handler: .library("RuntimeEcho"), policy: policy)
  }()

  init(_ disk: MemoryFileSystem, _ clock: TestClock, _ oracle: WorkloadOracle = WorkloadOracle()) {
    self.disk = disk
    self.clock = clock
    patience = Patience(clock)
    self.oracle = oracle
  }

  /// A new world, with what others dropped before the spool was ever opened.
  static func fresh() throws -> CrashWorkload {
    let clock = TestClock()
    let disk = MemoryFileSystem(time: (clock.now().milliseconds - 10_000) * 1_000_000)
    try disk.makeDirectory("spool", in: nil, permissions: 0o755)
    let root = try disk.open("spool", in: nil, .directory, permissions: 0)
    try disk.makeDirectory("pending", in: root, permissions: 0o755)
    for (name, bytes) in [
      ("dropped.json", TestJob("dropped").bytes), ("broken.json", Array("{".utf8)),
      ("double.json", TestJob("dropped").bytes),
    ] {
      let file = try disk.open(FileName("pending/\(name)"), in: root, .create, permissions: 0o644)
      _ = try bytes.withUnsafeBytes { try disk.write(file, $0, at: 0) }
      try disk.close(file)
    }
    try disk.syncFileSystem(root)
    try disk.close(root)
    let workload = CrashWorkload(disk, clock)
    workload.oracle.accepted = ["dropped"]
    return workload
  }

  /// The life of one process, until everything is done. Throws what the spool throws.
  func live(_ system: FaultyFileSystem, boot: String) throws {
    let options = FileSpoolOptions.crashing(system, boot: boot, clock: clock)
    let spool = try patience { () throws(SpoolError) in try FileSpool.open(at: "spool", options: options) }
    let orphans = try patience { () throws(SpoolError) in try spool.recover() }
    try commit(orphans.map { ($0, $0.interrupted(at: clock.now())) }, spool)
    try submit(spool)
    try work(spool)
    oracle.purging = true
    _ = try patience { () throws(SpoolError) in
      try spool.purge([.rejected], before: clock.now().adding(milliseconds: 86_400_000))
    }
    oracle.purging = false
    spool.close()
  }

  private func submit(_ spool: FileSpool) throws {
    let later = TestJob("later", runAt: Timestamp(milliseconds: 1_795_219_260_000))
    for group in [
      [TestJob("single")],
      [
        TestJob("plain"), TestJob("snoozer", priority: 7), TestJob("loser", more: Self.losersChain), TestJob("held"),
        TestJob("parent"), TestJob("unwanted"), TestJob("keyed", uniqueKey: "k"), later,
        TestJob("chained", more: Self.chain), TestJob("wanted", more: Self.next("wanted", "on_success")),
        TestJob("refused", more: Self.next("refused", "on_complete")),
        TestJob("forgotten", more: Self.next("forgotten", "on_complete")),
      ],
    ] {
      let jobs = group.map(\.submitted).filter { !oracle.accepted.contains($0.id.text) }
      if jobs.isEmpty { continue }
      for result in try patience({ () throws(SpoolError) in try spool.submit(jobs) }) {
        switch result {
        case .accepted(let id), .duplicate(let id, of: _): oracle.accepted.insert(id.text)
        case .invalid(let message): fatalError(message)
        }
      }
    }
  }

  private static func job(_ id: String? = nil, _ more: String = "") -> String {
    let name = id.map { #""id":"\#($0)","# } ?? ""
    return #"{\#(name)"intent_key":"runtime.query.echo","intent_params":{}\#(more)}"#
  }

  private static func next(_ id: String, _ occasion: String) -> String { #"{"\#(occasion)":\#(job(id + "-next"))}"# }

  /// Two jobs after each other, and one of any name after both ends of the first.
  private static let chain =
    #"{"on_success":[\#(job("chained-next", #","on_complete":\#(job("chained-last"))"#))],"on_complete":[\#(job())]}"#
  /// Fails first: its job has an id of its own each time.
  private static let losersChain = #"{"on_failure":\#(job()),"on_success":\#(job("loser-next"))}"#

  private func work(_ spool: FileSpool) throws {
    var idleScans = 0
    for _ in 0..<200 {
      spool.requestScan()
      let claims = try patience { () throws(SpoolError) in try spool.claim(limit: 3, filter: ClaimFilter()) }
      for claim in claims { oracle.starts[claim.job.id.text, default: 0] += 1 }
      if !claims.isEmpty {
        try commit(claims.map { ($0, transition($0)) }, spool)
      } else if try !administer(spool) {
        guard let due = spool.nextDue() else {
          // What a fault kept from being looked at is found by the next scan.
          idleScans += 1
          if idleScans == 3 { return }
          continue
        }
        clock.advance(milliseconds: max(1, due.milliseconds(since: clock.now())))
      }
    }
    fatalError("the workload does not end")
  }

  private func transition(_ claim: Claim) -> Transition {
    let now = clock.now()
    let attempts = claim.job.past.attempts.count
    let isInterrupted = claim.job.past.interruptions > 0
    switch claim.job.id.text {
    case "snoozer" where attempts == 0: return claim.snoozed(milliseconds: 5000, at: now)
    case "keyed" where attempts == 0: return claim.snoozed(milliseconds: 2000, at: now)
    case "unwanted" where attempts == 0 || isInterrupted: return claim.snoozed(milliseconds: 3_600_000, at: now)
    case "loser" where claim.job.past.history == nil: return claim.failed(at: now)
    case "held" where claim.job.past.approvals.isEmpty:
      return .hold(claim, because: IntentError(.unknownIntent, "not yet"), now: now)
    case "wanted", "refused", "forgotten":
      return decideBeforeStart(claim, entry: Self.approval, now: now) ?? claim.completed(at: now)
    case "parent":
      return claim.completed(at: now, followUps: [TestJob("child-0").submitted, TestJob("child-1").submitted])
    default: return claim.completed(at: now)
    }
  }

  /// What a person does once nothing runs; false: nothing more.
  private func administer(_ spool: FileSpool) throws -> Bool {
    let waiting: [(String, JobState)] = [
      ("held", .held), ("unwanted", .delayed), ("wanted", .held), ("refused", .held), ("forgotten", .held),
    ]
    let held = try ids(.held, spool)
    let delayed = try ids(.delayed, spool)
    for (id, state) in waiting where (state == .held ? held : delayed).contains(id) {
      let claim = try patience { () throws(SpoolError) in try spool.take(JobID(unchecked: id)) }
      try commit([(claim, try judgement(of: claim, spool))], spool)
      return true
    }
    guard try ids(.failed, spool).contains("loser") else { return false }
    oracle.done["loser"] = nil
    do throws(SpoolError) {
      try patience { () throws(SpoolError) in try spool.resubmit(JobID(unchecked: "loser")) }
    } catch {
      // An earlier call that failed may have got far enough.
      if patience.limit == 0 || error.code != .conflict { throw error }
    }
    oracle.resubmitted = true
    return true
  }

  /// What becomes of a job that waits for somebody.
  private func judgement(of claim: Claim, _ spool: FileSpool) throws -> Transition {
    switch claim.job.id.text {
    case "unwanted": return .cancel(claim, because: .permanent("not wanted"), now: clock.now())
    case "refused": return .reject(claim, by: "me", note: "no", now: clock.now())
    case "forgotten":
      let (reason, expiry) = try heldReason("forgotten", spool)
      clock.advance(milliseconds: max(0, expiry.milliseconds(since: clock.now())))
      guard let transition = Transition.expire(claim, held: reason, now: clock.now()) else {
        fatalError("a job whose time is over does not expire")
      }
      return transition
    default: return .approve(claim, by: "me", now: clock.now())
    }
  }

  /// Why a job is held, and until when. One that cannot be read for a moment is listed without that, and looked at again.
  private func heldReason(_ id: String, _ spool: FileSpool) throws -> (HeldReason, Timestamp) {
    for _ in 0...patience.limit {
      let held = try patience { () throws(SpoolError) in try spool.find(id) }.first { $0.state == .held }
      if let reason = held.flatMap({ RecordSummary($0).held }), let expiry = reason.expiry { return (reason, expiry) }
      clock.advance(milliseconds: 1000)
    }
    fatalError("a job that waits for approval does not say until when")
  }

  private func ids(_ state: JobState, _ spool: FileSpool) throws -> Set<String> {
    Set(try patience { () throws(SpoolError) in try spool.ids(state) }.map(\.text))
  }

  private func commit(_ decided: [(claim: Claim, transition: Transition)], _ spool: FileSpool) throws {
    if decided.isEmpty { return }
    let results = try patience { () throws(SpoolError) in try spool.commit(decided.map(\.transition)) }
    for (result, (claim, transition)) in zip(results, decided) where result == .held {
      switch transition.destination {
      case .completed, .failed, .cancelled: oracle.done[claim.job.id.text] = transition.record
      case .delayed, .held: break
      }
    }
  }
}
