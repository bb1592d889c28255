import IntentCore
import IntentModel

/// Recovery while the machine has stayed up: `docs/commit-protocol.md`, 5, Same boot.
///
/// The directories hold everything that was ever written to them, so only what was cut short is finished.
struct SameBootRecovery {
  let layout: Layout
  let history: History
  let whereabouts: Whereabouts

  /// Finishes what was cut short.
  ///
  /// - Returns: the claims whose attempts were under way.
  func run() throws(SystemCallError) -> [ClaimEntry] {
    var orphans: [ClaimEntry] = []
    for uid in history.order {
      switch history.tracks[uid]?.last {
      case .claim(let entry):
        if history.owners[entry.claimed] == uid, try layout.status(of: entry.claimed) != nil { orphans.append(entry) }
      case .transition(let entry):
        if try isCutShort(entry) { try finish(entry) }
      case nil: break
      }
    }
    for entry in history.rejects where try layout.status(of: entry.source)?.identity == entry.identity {
      try Rejecting.carryOut(entry, layout)
    }
    for entry in history.resubmits where try layout.contents(of: entry.source) == entry.job.bytes {
      try Resubmitting.carryOut(entry, layout, isKnown: try isKnown(entry.job, besides: entry.source.state))
    }
    return orphans
  }

  /// Whether the source, which goes last, is still there.
  private func isCutShort(_ entry: TransitionEntry) throws(SystemCallError) -> Bool {
    guard history.owners[entry.source] == entry.uid, entry.source != entry.destination,
      let status = try layout.status(of: entry.source)
    else { return false }
    return entry.identity.map { status.identity.isSameContent(as: $0) } ?? true
  }

  private func finish(_ entry: TransitionEntry) throws(SystemCallError) {
    var projection = Projection(entry)
    try projection.carryOut(layout) { (job) throws(SystemCallError) in try isKnown(job, besides: nil) }
  }

  private func isKnown(_ job: NewJob, besides state: JobState?) throws(SystemCallError) -> Bool {
    let position = history.puts.last { $0.job == job }?.position ?? 0
    if history.hasMovedOn(job, since: position) { return true }
    return try whereabouts.state(of: job.id, besides: state) != nil
  }
}
