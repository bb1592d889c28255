#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

import IntentCore
import IntentModel

/// What lies in `processing/` without a live claim: goes back to where it came from.
///
/// Put there by a person; or claimed just before a power cut, so that the claim was lost and the rename was not.
struct StrayRecovery {
  let layout: Layout
  let history: History
  let now: Timestamp

  func run(_ orphans: [ClaimEntry]) throws(SystemCallError) {
    let live = Set(orphans.map(\.processing))
    var strays: [FileName] = []
    try layout.files.forEachName(in: layout.processing) { (name) throws(SystemCallError) in
      if !live.contains(name) { strays.append(name) }
      return true
    }
    for name in strays { try giveBack(Place(.processing, name)) }
  }

  private func giveBack(_ stray: Place) throws(SystemCallError) {
    if let source = history.voidedSources[stray], try layout.status(of: source) == nil {
      return try layout.move(stray, to: source)
    }
    // A file of the runtime's own has a past that a drop would lose.
    if let bytes = try layout.contents(of: stray), let job = try? JobReader.resume(bytes) {
      return try giveBack(job, stray)
    }
    try moveToPending(stray)
  }

  private func giveBack(_ job: Job, _ stray: Place) throws(SystemCallError) {
    if case .transition(let entry)? = history.tracks[job.uid]?.last, try layout.status(of: entry.destination) != nil {
      // The same job has moved on, or is back where the lost claim took it from: the later state wins.
      try layout.remove(stray)
      return
    }
    let name = DelayedName(due: job.past.dueAt ?? now, id: job.id, holdsUniqueKey: job.uniqueKey != nil)
    do throws(SystemCallError) { try layout.move(stray, to: Place(.delayed, name.fileName)) } catch {
      guard error.errno == EEXIST else { throw error }
      try moveToPending(stray)
    }
  }

  private func moveToPending(_ stray: Place) throws(SystemCallError) {
    do throws(SystemCallError) { try layout.move(stray, to: Place(.pending, stray.name)) } catch {
      guard error.errno == EEXIST else { throw error }
      let name = FileName(stray.name.dropLast(5) + "-\(JobUID.make(at: now)).json".utf8)
      try layout.move(stray, to: Place(.pending, name))
    }
  }
}
