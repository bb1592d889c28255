import IntentCore
import IntentModel

/// Finds out what there is to do: arrivals at once, what falls due, and of a backlog as much as the window holds.
///
/// Used by one thread at a time, under the claiming lock.
struct Intake: ~Copyable {
  let context: SpoolContext
  private let wake: SpoolWake
  let reader: DropReader
  private(set) var window = Window()
  var settling = Settling()
  /// Names that somebody has just put into `pending/`.
  var arrivals = NameQueue<FileName>()
  /// Waiting jobs whose time has come, and that are not read yet.
  private var due = NameQueue<DelayedName>()
  private var backlog: Backlog
  var passing = Passing()
  /// What could not be moved out of `pending/`, as it was then, and the scan in which it was tried.
  var ignored: [FileName: (identity: FileIdentity, scan: Int)] = [:]
  /// How many scans of `pending/` were begun.
  private(set) var scans = 0
  /// Jobs that have to wait for a time of their own: what to commit for them.
  private(set) var deferrals: [Transition] = []
  /// The names of their files in `pending/`.
  var deferredNames: Set<FileName> = []

  init(_ context: SpoolContext, _ wake: SpoolWake) {
    self.context = context
    self.wake = wake
    reader = DropReader(layout: context.layout, limit: context.options.maximumJobSize)
    backlog = Backlog(context.layout)
  }

  private var hasRoom: Bool {
    window.count < context.options.windowJobs && window.bytes < context.options.windowBytes
  }

  /// Whether a claim that got too few may find more by asking again.
  var hasMore: Bool { hasRoom && !(arrivals.isEmpty && due.isEmpty && backlog.isAtEnd) }

  /// Makes room where the window is full of jobs that the filter does not admit: most of them are left for later.
  mutating func makeRoom(for filter: ClaimFilter) {
    if hasRoom || !passing.mayBegin(at: context.options.clock.monotonic()) { return }
    let evicted = window.evict(filter, room: context.options.windowJobs)
    if evicted.isEmpty { return }
    passing.begin(Set(evicted.map(\.job.key)), at: context.options.clock.monotonic())
    context.withLedger { ledger in
      // What was accepted keeps its key; a drop that is read again is another job, and asks for it again.
      for candidate in evicted where candidate.source.state == .pending {
        if let key = candidate.job.uniqueKey { ledger.uniqueKeys.release(key, uid: candidate.job.uid) }
      }
    }
    for candidate in evicted where candidate.source.state == .delayed {
      if let name = DelayedName(candidate.source.name) { due.append(name) }
    }
  }

  /// When there will be something to look at that nobody tells of.
  func nextDue() -> Timestamp? {
    let delayed = context.withLedger { $0.delayed.nextDue() }
    return [delayed, settling.nextDue].compactMap { $0 }.min()
  }

  /// Whether something is arriving: it becomes a job, or is rejected, shortly.
  var isSettling: Bool { settling.isActive(at: context.now) }

  /// Reads what there is room for.
  ///
  /// - Parameter budget: At most so many files of the backlog.
  mutating func fill(budget: Int) throws(SpoolError) {
    try takeNews()
    do {
      try readArrivals()
      try readDue()
      try readBacklog(budget)
    } catch {
      throw SpoolError("cannot read the jobs of \(context.layout.path)", error)
    }
  }

  private mutating func takeNews() throws(SpoolError) {
    let news = wake.takeNews()
    if news.isGone {
      throw SpoolError(
        .layout,
        "\(context.layout.path)/pending was moved or removed while the dispatcher runs: put it back and start "
          + "the dispatcher again")
    }
    let now = context.now
    for name in news.complete { arrivals.append(name) }
    for name in news.created where settling[name] == nil {
      settling.set(name, Settling.Entry(since: now, due: now.adding(milliseconds: context.options.settle)))
    }
    for name in settling.due(at: now) { arrivals.append(name) }
    if news.isScanDue { scans += 1 }
    if news.isScanDue || passing.isScanDue(hasRoom: window.count < context.options.windowJobs / 2) {
      backlog.requestScan()
    }
    while let name = context.withLedger({ $0.delayed.popDue(at: now) }) { due.append(name) }
  }

  /// Arrivals do not wait for the backlog: they may go a little over the window.
  private mutating func readArrivals() throws(SystemCallError) {
    let limit = context.options.windowJobs + context.options.windowJobs / 4
    while window.count < limit, window.bytes < context.options.windowBytes * 2, let name = arrivals.popFirst() {
      try readLater(name)
    }
    if arrivals.count > 4 * context.options.windowJobs {
      arrivals.removeAll()
      backlog.requestScan()
    }
  }

  private mutating func readBacklog(_ budget: Int) throws(SystemCallError) {
    var left = budget
    while left > 0, hasRoom, let name = try backlog.next() {
      left -= 1
      try readLater(name)
    }
    if backlog.isAtEnd { passing.end(at: context.options.clock.monotonic()) }
  }

  /// Reads a file; one that fails is tried again a little later, and holds nobody up.
  private mutating func readLater(_ name: FileName) throws(SystemCallError) {
    do { try read(name) } catch {
      let now = context.now
      settling.set(name, Settling.Entry(since: now, due: now.adding(milliseconds: context.options.settle)))
      throw error
    }
  }

  private mutating func readDue() throws(SystemCallError) {
    // Those that a pass left for later come up again when it is over.
    var left = passing.isUnderWay ? 0 : due.count
    while left > 0, hasRoom, let name = due.popFirst() {
      left -= 1
      do { try resume(name) } catch {
        due.append(name)
        throw error
      }
    }
  }

  /// Puts a job where its time says: into the window, or on its way to `delayed/`.
  mutating func admit(_ candidate: Candidate) {
    let now = context.now
    let job = candidate.job
    if let key = job.uniqueKey {
      _ = context.withLedger { $0.uniqueKeys.take(key, uid: job.uid, id: job.id) }
    }
    if let dueAt = job.dueAt, dueAt > now, job.expiresAt.map({ $0 > now }) ?? true {
      let claim = Taking.take(candidate, context)
      if let transition = decideBeforeStart(claim, entry: nil, now: now) {
        deferrals.append(transition)
        deferredNames.insert(candidate.source.name)
        return
      }
    }
    window.insert(candidate)
  }

  /// Takes note that jobs have gone to wait for their time.
  mutating func finish(deferrals done: [Transition]) {
    let tokens = Set(done.map(\.claim))
    deferrals.removeAll { tokens.contains($0.claim) }
    if deferrals.isEmpty { deferredNames = [] }
  }

  /// Takes the next jobs out that the filter admits.
  mutating func pop(limit: Int, filter: ClaimFilter) -> [Candidate] {
    var filter = filter
    return window.pop(limit: limit, &filter)
  }

  /// Looks at a place in `pending/` or `delayed/` again, at once.
  mutating func lookAgain(at place: Place) {
    if place.state == .pending {
      arrivals.append(place.name)
    } else if let name = DelayedName(place.name) {
      due.append(name)
    }
  }

  /// Takes a job out that was read.
  mutating func remove(_ id: JobID) -> Candidate? { window.remove(id) }
}
