import IntentCore
import IntentModel

/// What the claiming and the committing side share. Guarded by one lock, which is never held over a sync.
struct Ledger: Sendable {
  var journal: Journal
  /// The fence of the next claim.
  var nextFence: UInt64
  /// By fence.
  private var live: [UInt64: LiveClaim] = [:]
  private var liveIDs: [JobID: UInt64] = [:]
  /// Where the files of taken jobs still are.
  private var taken: Set<Place> = []
  /// Transitions that were finished after their commit had thrown: answered as held when asked for again.
  var finished: Set<ClaimToken> = []
  var uniqueKeys = UniqueKeys()
  var delayed = DelayedIndex()
  /// Voids that could not be written yet; they go ahead of the next group.
  var owedVoids: [VoidEntry] = []
  /// Records that were put back into `pending/`, and are still there because of a fault.
  var owedRemovals: [Place: ResubmitEntry] = [:]
  /// Rejections between their entry and their last rename.
  var rejectionsUnderWay = 0

  init(journal: Journal, nextFence: UInt64) {
    self.journal = journal
    self.nextFence = nextFence
  }

  mutating func hold(_ claim: LiveClaim) {
    live[claim.entry.fence] = claim
    liveIDs[claim.entry.id] = claim.entry.fence
    if claim.phase == .taken { taken.insert(claim.entry.source) }
    if let name = claim.entry.delayedName { delayed.remove(name) }
  }

  /// Ends a claim.
  @discardableResult
  mutating func release(_ token: ClaimToken) -> LiveClaim? {
    guard let claim = live.removeValue(forKey: token.fence) else { return nil }
    if liveIDs[claim.entry.id] == token.fence { liveIDs[claim.entry.id] = nil }
    if !taken.isEmpty { taken.remove(claim.entry.source) }
    return claim
  }

  mutating func setPhase(_ phase: LiveClaim.Phase, of token: ClaimToken) { live[token.fence]?.phase = phase }

  mutating func setReusable(_ size: Int, of token: ClaimToken) { live[token.fence]?.reusable = size }

  /// Whether somebody holds the job whose file is there.
  func isTaken(_ place: Place) -> Bool { taken.contains(place) }

  func isLive(_ id: JobID) -> Bool { liveIDs[id] != nil }

  /// The claim that a token stands for; nil: it has been lost.
  func claim(_ token: ClaimToken) -> LiveClaim? {
    guard let claim = live[token.fence], claim.entry.uid == token.uid else { return nil }
    return claim
  }

  /// The first of so many fences in a row.
  mutating func takeFences(_ count: Int) -> UInt64 {
    defer { nextFence += UInt64(count) }
    return nextFence
  }

  /// Appends entries in one write, voids that are owed ahead of them.
  ///
  /// - Parameters:
  ///   - group: Made before the lock was taken, which is held over the write alone.
  ///   - isOutcome: Whether they may use up the space that is reserved for outcomes.
  mutating func append(_ group: consuming FrameGroup, isOutcome: Bool) throws(SystemCallError) {
    if !owedVoids.isEmpty {
      try journal.append(FrameGroup(owedVoids.lazy.map { .void($0) }), keepingReserve: !isOutcome)
      owedVoids = []
    }
    try journal.append(group, keepingReserve: !isOutcome)
  }

  /// The entries that a new journal has to start with.
  var openEntries: [JournalEntry] {
    live.values.filter { $0.phase == .claimed }.map { .claim($0.entry) }
  }
}
