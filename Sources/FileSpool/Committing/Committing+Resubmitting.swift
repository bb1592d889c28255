#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore
import IntentModel

extension Committing {
  /// Puts a terminal record back into `pending/`; false: there is none of that id.
  ///
  /// If it throws, a second call finishes what the first began; so does the next commit.
  mutating func resubmit(_ id: JobID, _ finding: Finding) throws(SpoolError) -> Bool {
    let isOwed = context.withLedger { ledger in ledger.owedRemovals.values.contains { $0.job.id == id } }
    _ = try commit([])
    if isOwed { return true }
    let layout = context.layout
    do throws(SystemCallError) {
      guard let source = try finding.places(of: id.text).first(where: { $0.state.isTerminal }) else { return false }
      if source.state == .rejected {
        try putBackRejected(source)
        return true
      }
      guard let bytes = try layout.contents(of: source) else { return false }
      let entry = ResubmitEntry(source: source, job: NewJob(id: Listing.id(of: source), bytes: bytes))
      if try layout.status(of: Place(.pending, FileName("\(entry.job.id).json"))) != nil {
        throw SystemCallError("rename", "pending/\(entry.job.id).json", errno: EEXIST)
      }
      try context.withLedger { (ledger) throws(SystemCallError) in
        try ledger.append(FrameGroup([.resubmit(entry)]), isOutcome: true)
      }
      // A drop of our own is accepted before anybody sees it.
      try syncOrThrow()
      // Until it is gone, it is no duplicate of what it was put back as.
      context.withLedger { $0.owedRemovals[source] = entry }
      try Resubmitting.carryOut(entry, layout, isKnown: false)
      context.withLedger { $0.owedRemovals[source] = nil }
      return true
    } catch {
      if error.isCollision {
        throw SpoolError(.conflict, "\(layout.path)/\(error.path) is there already: the job \(id) waits to be run")
      }
      throw SpoolError("cannot put the job \(id) of \(layout.path) back", error)
    }
  }

  /// Finishes what a fault kept from being put back whole.
  func finishResubmitting() throws(SpoolError) {
    for (source, entry) in context.withLedger({ $0.owedRemovals }) {
      do throws(SystemCallError) {
        let state = try Whereabouts(context.layout, context.completedIDs).state(of: entry.job.id, besides: source.state)
        let isLive = context.withLedger { $0.isLive(entry.job.id) }
        try Resubmitting.carryOut(entry, context.layout, isKnown: isLive || state != nil)
      } catch {
        throw SpoolError("cannot put the job \(entry.job.id) of \(context.layout.path) back", error)
      }
      context.withLedger { $0.owedRemovals[source] = nil }
    }
  }

  /// What was never a job is a drop still: it moves back as it is, and its reason goes.
  private func putBackRejected(_ source: Place) throws(SystemCallError) {
    let layout = context.layout
    try layout.move(source, to: Place(.pending, source.name))
    try layout.remove(source.renamed(FileName(source.name.dropLast(5) + ".error.json".utf8)))
    try layout.files.sync(layout.pending)
    try layout.files.sync(layout.rejected)
  }
}
