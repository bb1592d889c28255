public import IntentCore
import IntentJSON
public import IntentModel

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The process that owns a spool's transitions: it claims jobs, gives them to workers within their limits, decides what
/// their outcomes mean, and commits. It runs no handler's code.
///
/// One thread, one loop: everything here belongs to the thread that calls ``run()``, but for the committer's thread
/// behind ``Committer``. Each turn takes in what has come (signals, reports of workers, results of commits, requests,
/// changes of registry and libraries), then claims, then sends. The parts are in extensions: claiming, reports, stopping.
public final class Dispatcher {
  /// How a run ended.
  public enum Ending: Sendable, Equatable {
    /// Nothing was due any more (``DispatcherConfiguration/Mode/drain``).
    case drained
    /// Asked to stop, and all that ran has ended or was given back.
    case stopped
  }

  enum Phase: Equatable {
    case running
    /// No new attempts; those under way may end until then (monotonic nanoseconds).
    case finishing(until: Int64)
    /// What runs was asked to stop, and is given back then.
    case givingBack(until: Int64)
  }

  let configuration: DispatcherConfiguration
  let spool: any RecoverableSpool & SpoolListing & SpoolAdministration
  /// nil: the spool keeps no batches.
  let batches: BatchDesk?
  let clock: any RuntimeClock
  let log: any LogSink
  let news = EventPipe()
  let committer: Committer
  let catalog: HandlerCatalog
  let launcher: WorkerLauncher
  let requests: (any RequestSource)?
  /// What is counted of jobs.
  public let metrics = JobMetrics()
  let gauges = MetricGauges()
  /// Keeps the metrics file; nil: there is to be none.
  var metricsWriter: MetricsWriter?
  /// nil: the spool keeps no schedules.
  let scheduler: Scheduler?

  var phase = Phase.running
  var workers: [WorkerProcess] = []
  var attempts: [UInt64: RunningAttempt] = [:]
  /// Claimed jobs that wait for the quarantine worker, oldest first.
  var suspects: [Suspect] = []
  /// Claimed jobs whose handlers the machine kept from being made ready.
  var unresolved: [Claim] = []
  /// It kept from being seen what is held, paused or changed, or from being said who works.
  var owesLook = false
  /// Claiming met a fault, and has not succeeded since.
  var isClaimFaulty = false
  /// When what the machine kept from being done is tried again, in monotonic nanoseconds.
  var nextResolve: Int64 = 0
  var limiter: Limiter
  var generator = SystemRandomNumberGenerator()
  var nextToken: UInt64 = 1
  var nextWorkerNumber = 1
  /// Of registry and libraries: a worker of an older one is replaced.
  var generation = 1
  /// Decided in this turn of the loop; they go to the committer together.
  var decided: [Transition] = []
  /// ``claim`` may find something.
  var mayClaim = true
  /// A command in another process may have asked for something.
  var mayHaveRequests = true
  /// Something was counted since ``metricsWriter`` was told.
  var haveMetricsChanged = false
  var reportedFault: SpoolError?
  var launchBackoff = LaunchBackoff()
  /// The jobs in `held/`, and when nobody waits for their approval any longer.
  var held = HeldJobs()
  var nextScan: Int64 = 0
  /// When workers were last given items: what was due by then waits for a place.
  var itemsGivenAt = Timestamp.epoch
  /// When an attempt next needs attention, or earlier: a timeout, or a kill.
  var nextAttention: Int64?
  let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

  /// - Parameters:
  ///   - spool: owned by this process already, and not yet recovered.
  ///   - requests: where commands of other processes come from; nil: nowhere.
  public init(
    configuration: DispatcherConfiguration, spool: any RecoverableSpool & SpoolListing & SpoolAdministration,
    requests: (any RequestSource)? = nil, clock: any RuntimeClock, log: any LogSink
  ) throws(RegistryError) {
    self.configuration = configuration
    self.spool = spool
    self.requests = requests
    self.clock = clock
    self.log = log
    catalog = try HandlerCatalog(configuration: configuration)
    limiter = Limiter(catalog.registry)
    metrics.know(catalog.registry)
    committer = Committer(spool: spool, news: news, metrics: metrics)
    batches = (spool as? any SpoolBatches).map { [news] in BatchDesk(spool: $0, news: news, clock: clock, log: log) }
    scheduler = (spool as? any SpoolSchedules).map {
      Scheduler($0, zones: TimeZoneDatabase(), clock: clock, log: log)
    }
    launcher = WorkerLauncher(
      program: configuration.workerProgram, ownership: spool.ownershipDescriptor,
      memoryLimit: configuration.workerMemoryLimit)
  }

  deinit {
    scratch.deallocate()
  }

  /// Recovers the spool, then runs until it is told to stop (TERM or INT) or, in drain mode, nothing is due.
  public func run() throws(SpoolError) -> Ending {
    let signals = SignalPipe([SIGTERM, SIGINT])
    defer { signals.release() }
    limiter.setPaused(try spool.pausedQueues())
    try recover()
    committer.start()
    defer {
      batches?.writer.stop()
      committer.stop()
    }
    let pruner = (spool as? any SpoolPruning).map { Pruner($0, configuration.retention, log: log) }
    pruner?.start()
    startMetrics()
    defer { metricsWriter?.stop() }
    releaseHeld()
    let ending = loop(signals)
    endWorkers()
    // Where nothing but drains run, this is when old records go.
    pruner?.stop(patience: ending == .drained ? Self.pruningPatience : 0)
    return ending
  }

  /// How long a drain waits for old records to be deleted, in nanoseconds; the rest is left to the next one.
  private static let pruningPatience: Int64 = 2_000_000_000

  private func loop(_ signals: SignalPipe) -> Ending {
    while true {
      keepWorkers()
      expireHeld()
      submitScheduled()
      claim()
      giveItems()
      flushWorkers()
      commitDecided()
      if let ending { return ending }
      wait(signals)
      takeCommitResults()
      attendToBatches()
      takeRequests()
      attendToAttempts()
      retryUnresolved()
      commitDecided()
      tellMetrics()
    }
  }

  /// Why the loop is over; nil: it is not.
  private var ending: Ending? {
    let isQuiet =
      attempts.isEmpty && suspects.isEmpty && unresolved.isEmpty && committer.isIdle
      && batches?.isEmpty != false && decided.isEmpty
    switch phase {
    case .finishing: return isQuiet ? .stopped : nil
    case .givingBack(let until):
      // What a fault keeps from being committed stays claimed: a successor finishes it.
      let isHopeless = now >= until && attempts.isEmpty && (committer.isFaulty || batches?.writer.fault != nil)
      return isQuiet || isHopeless ? .stopped : nil
    case .running:
      guard configuration.mode == .drain, isQuiet, !isClaimFaulty, !mayClaim,
        limiter.nextAdmission(at: clock.monotonic()) == nil
      else {
        return nil
      }
      if spool.isSettling || scheduler?.isQuiet(at: clock.now()) == false { return nil }
      if let due = spool.nextDue(), due <= clock.now() { return nil }
      return .drained
    }
  }

  var now: Int64 { clock.monotonic().nanoseconds }

  // MARK: Waiting

  private func wait(_ signals: SignalPipe) {
    var sources = [
      pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: news.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: spool.wake.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: catalog.watcher.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let fixed = sources.count
    for worker in workers {
      let events = worker.hasUnsent ? POLLIN | POLLOUT : POLLIN
      sources.append(pollfd(fd: worker.socket, events: Int16(events), revents: 0))
    }
    let count = poll(&sources, nfds_t(sources.count), timeout())
    if count < 0 { return }
    if sources[0].revents != 0 { signals.take().forEach(stop) }
    if sources[1].revents != 0 { news.lower() }
    if sources[2].revents != 0 {
      spool.wake.consume()
      mayClaim = true
      mayHaveRequests = true
      scheduler?.mayHaveNews = true
    }
    if sources[3].revents != 0 { catalog.watcher.consume(now: now) }
    if count == 0 || now >= nextScan {
      mayClaim = true
      mayHaveRequests = true
      haveMetricsChanged = true
    }
    if now >= nextScan {
      noteHeldByHand()
      catalog.watcher.compare(now: now)
    }
    reloadIfChanged()
    for (worker, source) in zip(workers, sources[fixed...]) where source.revents != 0 {
      read(worker)
    }
  }

  /// Milliseconds until something is due.
  private func timeout() -> Int32 {
    let now = now
    if now >= nextScan { nextScan = now + Self.scanInterval }
    var until = nextScan
    if phase == .running, !committer.isFaulty {
      // What falls due while nothing can be claimed waits for that, not for a time.
      let jobs = canClaim && !isClaimFaulty ? spool.nextDue() : nil
      for time in [jobs, held.nextExpiry].compactMap({ $0 }) { until = min(until, instant(of: time)) }
      if let admission = limiter.nextAdmission(at: clock.monotonic()) { until = min(until, admission.nanoseconds) }
      if let delay = scheduler?.delay { until = min(until, now + min(delay, 60_000) * 1_000_000) }
    }
    if case .finishing(let end) = phase { until = min(until, end) }
    // Past it, an answer is waited for, of a commit or of a worker that was killed.
    if case .givingBack(let end) = phase, now < end { until = min(until, end) }
    if let attention = nextAttention { until = min(until, attention) }
    if let launch = launchBackoff.until, launch > now { until = min(until, launch) }
    if let settled = catalog.watcher.settled { until = min(until, settled) }
    if let resolve = resolveDue { until = min(until, resolve) }
    if let due = batchesDue { until = min(until, due) }
    return Int32(clamping: (max(0, until - now) + 999_999) / 1_000_000)
  }

  /// When a time of the calendar comes, by the clock of `now`. A time centuries away, which anybody may ask for, is its end.
  func instant(of time: Timestamp) -> Int64 { instant(in: max(0, time.milliseconds(since: clock.now()))) }

  /// So many milliseconds from now, by the clock of `now`.
  func instant(in milliseconds: Int64) -> Int64 {
    MonotonicInstant(nanoseconds: now).adding(milliseconds: milliseconds).nanoseconds
  }

  /// A rescan finds what notification missed; see ``FileSpool``.
  private static let scanInterval: Int64 = 60_000_000_000
}
