import IntentCore
import IntentModel

extension Intake {
  /// Takes a job that is due out of `delayed/`.
  mutating func resume(_ name: DelayedName) throws(SystemCallError) {
    // Looked at again after a fault, it may have been read meanwhile.
    if window.contains(name.id) || context.withLedger({ $0.isLive(name.id) }) { return }
    let place = Place(.delayed, name.fileName)
    guard let status = try context.layout.status(of: place), let bytes = try context.layout.contents(of: place) else {
      // A person took it away.
      return context.withLedger { $0.delayed.remove(name) }
    }
    do {
      admit(try Candidate(resuming: bytes, at: place, identity: status.identity))
    } catch {
      // Not as the runtime wrote it: a person's hand. As a drop it is a job again, or rejected with the reason.
      let drop = Place(.pending, FileName("\(name.id).json"))
      try context.layout.move(place, to: drop)
      context.withLedger { $0.delayed.remove(name) }
      arrivals.append(drop.name)
    }
  }

  /// Reads a file in `pending/`, and puts it where it belongs.
  mutating func read(_ name: FileName) throws(SystemCallError) {
    if window.contains(name) || deferredNames.contains(name) { return }
    let now = context.now
    if context.withLedger({ $0.isTaken(Place(.pending, name)) }) {
      // Somebody's command holds it; by then it may be another file.
      return settling.set(name, Settling.Entry(since: now, due: now.adding(milliseconds: context.options.settle)))
    }
    switch try reader.read(name, now: now) {
    case .gone:
      settling.remove(name)
      ignored[name] = nil
    case .busy:
      settling.set(name, Settling.Entry(since: now, due: now.adding(milliseconds: context.options.settle)))
    case .job(let candidate):
      settling.remove(name)
      if isLeftAlone(name, candidate.identity) { return }
      if passing.passesOver(
        candidate.job.key, window.count(of: candidate.job.key), room: context.options.windowJobs)
      {
        return
      }
      if let refusal = try Duplicates(context).refusal(candidate, window) {
        try reject(name, candidate.identity, refusal)
      } else {
        admit(candidate)
      }
    case .refused(let refusal, let identity):
      settling.remove(name)
      try reject(name, identity, refusal)
    case .unsettled(let refusal, let identity, let hasWriter):
      if isSettled(name, identity, hasWriter: hasWriter, now: now) {
        settling.remove(name)
        try reject(name, identity, refusal)
      }
    }
  }

  /// Whether nobody writes a file any more; else it is looked at again.
  private mutating func isSettled(_ name: FileName, _ identity: FileIdentity, hasWriter: Bool?, now: Timestamp) -> Bool
  {
    let settle = context.options.settle
    let known = settling[name].flatMap { $0.identity?.isSameContent(as: identity) == true ? $0.since : nil }
    if hasWriter != true {
      if now.milliseconds - identity.modified / 1_000_000 >= settle { return true }
      // Its time may lie ahead of ours: then it is enough that nothing changed while we looked.
      if let known, now.milliseconds(since: known) >= settle { return true }
    }
    settling.set(
      name, Settling.Entry(identity: identity, since: known ?? now, due: now.adding(milliseconds: settle)))
    return false
  }

  private mutating func reject(_ name: FileName, _ identity: FileIdentity, _ refusal: Refusal) throws(SystemCallError) {
    if isLeftAlone(name, identity) { return }
    do { try Rejecting(context: context).reject(name, identity, refusal) } catch  where error.isNotOurs {
      leaveAlone(
        name, identity, "\(refusal.message); it cannot be moved to rejected/ either (\(error.reason)) and is left alone"
      )
    }
  }

  /// Leaves a file in `pending/` alone until it changes or the next scan, since somebody may mend what stands in the
  /// way, and says so once.
  mutating func leaveAlone(_ name: FileName, _ identity: FileIdentity, _ message: String) {
    let isKnown = ignored[name]?.identity.isSameContent(as: identity) == true
    ignored[name] = (identity, scans)
    if isKnown { return }
    context.notice(.ignored(name: name.description, message: message))
  }

  private func isLeftAlone(_ name: FileName, _ identity: FileIdentity) -> Bool {
    ignored[name].map { $0.scan == scans && $0.identity.isSameContent(as: identity) } == true
  }
}
