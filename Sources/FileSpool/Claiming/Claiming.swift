#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore
import IntentModel

/// The claiming side of a spool: `docs/commit-protocol.md`, 4, Claim. One thread at a time.
///
///     append one claim entry a job, in one write
///     rename each file to processing/ID.json, not replacing
///     look at the renamed file: if it is not what was read, rename it back
///     append a void for each job that could not be renamed, or was not what was read
struct Claiming: ~Copyable {
  let context: SpoolContext
  private let wake: SpoolWake
  var intake: Intake
  /// Files that have to go back to `pending/` and could not yet: the places from and to.
  private var stranded: [(from: Place, to: Place)] = []
  /// The claimed files of the current group whose next file may be written over them.
  private var reusable: [(token: ClaimToken, size: Int)] = []

  init(_ context: SpoolContext, _ wake: SpoolWake) {
    self.context = context
    self.wake = wake
    intake = Intake(context, wake)
  }

  mutating func claim(limit: Int, filter: ClaimFilter) throws(SpoolError) -> [Claim] {
    guard limit > 0 else { return [] }
    var fault: SpoolError?
    do throws(SpoolError) {
      try returnStranded()
      try intake.fill(budget: max(1024, 4 * limit))
    } catch {
      if error.code != .storage { throw error }
      fault = error
    }
    let candidates = intake.pop(limit: limit, filter: filter)
    let claims = candidates.isEmpty ? [] : try start(candidates)
    if claims.count < limit { intake.makeRoom(for: filter) }
    // What has been read is given out in spite of a fault; whoever asks next hears of it.
    if let fault, claims.isEmpty { throw fault }
    if claims.count < limit, fault == nil, intake.hasMore { wake.wakeUp() }
    return claims
  }

  private mutating func start(_ candidates: [Candidate]) throws(SpoolError) -> [Claim] {
    let now = context.now
    let first = context.withLedger { $0.takeFences(candidates.count) }
    let entries = candidates.enumerated().map { ClaimEntry($1, fence: first + UInt64($0), at: now) }
    let group = FrameGroup(entries.lazy.map { .claim($0) })
    do {
      try context.withLedger { (ledger) throws(SystemCallError) in
        try ledger.append(group, isOutcome: false)
        for (entry, candidate) in zip(entries, candidates) {
          ledger.hold(LiveClaim(entry: entry, phase: .claimed, uniqueKey: candidate.job.uniqueKey))
        }
      }
    } catch {
      for candidate in candidates { intake.admit(candidate) }
      throw SpoolError("cannot append to the journal of \(context.layout.path)", error)
    }
    let (claims, voids, fault) = move(entries, candidates, at: now)
    context.withLedger { ledger in
      for (token, size) in reusable { ledger.setReusable(size, of: token) }
    }
    reusable.removeAll(keepingCapacity: true)
    void(voids)
    if let fault, claims.isEmpty { throw SpoolError("cannot claim a job of \(context.layout.path)", fault) }
    return claims
  }

  /// Steps 2 and 3 of each.
  private mutating func move(
    _ entries: [ClaimEntry], _ candidates: [Candidate], at now: Timestamp
  ) -> (claims: [Claim], voids: [(ClaimEntry, Candidate)], fault: SystemCallError?) {
    var claims: [Claim] = []
    var voids: [(ClaimEntry, Candidate)] = []
    var fault: SystemCallError?
    for (entry, candidate) in zip(entries, candidates) {
      do throws(SystemCallError) {
        if try move(entry) {
          claims.append(Claim(token: entry.token, job: candidate.job, claimedAt: now))
          continue
        }
      } catch {
        // Somebody else's file in a sticky directory: it can be read and not be moved, and must not hold up others.
        if error.isNotOurs, entry.source.state == .pending {
          intake.leaveAlone(entry.source.name, entry.identity, "it cannot be moved to processing/ (\(error.reason))")
        } else {
          fault = error
        }
      }
      voids.append((entry, candidate))
    }
    return (claims, voids, fault)
  }

  /// Steps 2 and 3. Answers whether the job is claimed; if not, its file is where it belongs, or on its way there.
  private mutating func move(_ entry: ClaimEntry) throws(SystemCallError) -> Bool {
    let layout = context.layout
    do { try layout.move(entry.source, to: entry.claimed) } catch  where error.errno == ENOENT {
      return false  // A person took it away, or put it elsewhere.
    } catch  where error.errno == EEXIST {
      // Nothing of ours is there: no live job has this id. Somebody put a file there; it is a drop.
      try layout.move(entry.claimed, to: strayPlace(entry))
      try layout.move(entry.source, to: entry.claimed)
    }
    let status: FileStatus?
    do { status = try layout.status(of: entry.claimed) } catch {
      giveBack(entry)
      throw error
    }
    guard let status, status.identity.isSameContent(as: entry.identity) else {
      giveBack(entry)
      return false
    }
    if status.isOursAlone(context.user) { reusable.append((entry.token, status.size)) }
    return true
  }

  private func strayPlace(_ entry: ClaimEntry) -> Place {
    Place(.pending, FileName("\(entry.id)-\(JobUID.make(at: context.now)).json"))
  }

  /// Renames a file back to where it was, to be read anew.
  private mutating func giveBack(_ entry: ClaimEntry) {
    stranded.append((entry.claimed, entry.source))
    // What fails is tried again by the next claim, and by recovery.
    _ = try? returnStranded()
  }

  private mutating func returnStranded() throws(SpoolError) {
    while let (from, to) = stranded.last {
      do throws(SystemCallError) {
        do { try context.layout.move(from, to: to) } catch  where error.errno == EEXIST {
          let stem = to.name.dropLast(5) + "-\(JobUID.make(at: context.now)).json".utf8
          try context.layout.move(from, to: Place(.pending, FileName(stem)))
        } catch  where error.errno == ENOENT {
          // Gone: a person took it.
        }
      } catch {
        throw SpoolError("cannot put \(from) back", error)
      }
      stranded.removeLast()
      intake.lookAgain(at: to)
    }
  }

  /// Step 4.
  private mutating func void(_ voided: [(entry: ClaimEntry, candidate: Candidate)]) {
    if voided.isEmpty { return }
    context.withLedger { ledger in
      for (entry, candidate) in voided {
        if ledger.claim(entry.token) != nil {
          ledger.release(entry.token)
          if let key = candidate.job.uniqueKey { ledger.uniqueKeys.release(key, uid: entry.uid) }
        }
        if let name = entry.delayedName { ledger.delayed.restore(name) }
        ledger.owedVoids.append(VoidEntry(fence: entry.fence, uid: entry.uid))
      }
      // If it fails they stay owed, and go ahead of the next group.
      _ = try? ledger.append(FrameGroup(), isOutcome: true)
    }
    // Read anew, so that whatever is there now is judged afresh; nothing, if a person took it away.
    for (entry, _) in voided { intake.lookAgain(at: entry.source) }
  }
}
